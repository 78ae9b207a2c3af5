package io.taomarket.scoring.metagraph;

import io.taomarket.yuma.SparseRow;
import java.util.UUID;

/**
 * A slot, its holder, and what consensus remembers of the holder.
 *
 * @param stakeRao the holder's stake weight: all TAO staked on its hotkey
 * @param lastUpdateBlock when it last set weights; at first, when it registered
 * @param validatorPermit as the newest epoch decided
 */
public record Neuron(
        int netuid,
        int uid,
        String hotkey,
        UUID accountId,
        long stakeRao,
        long registeredAtBlock,
        long lastUpdateBlock,
        boolean validatorPermit,
        SparseRow weights,
        SparseRow bonds) {}
