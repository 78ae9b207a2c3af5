package io.taomarket.scoring.metagraph;

import io.taomarket.contracts.registry.Hyperparameters;
import org.jspecify.annotations.Nullable;

/**
 * A market and its rules.
 *
 * @param epochs how many have been computed: the clock by which committed weights are revealed
 */
public record Subnet(
        int netuid,
        String name,
        @Nullable String ownerHotkey,
        long registeredAtBlock,
        long epochs,
        Hyperparameters rules) {}
