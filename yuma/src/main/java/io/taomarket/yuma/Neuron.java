package io.taomarket.yuma;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What an epoch knows of one slot; its uid is its place in the list.
 *
 * @param stakeRao stake weight
 * @param lastUpdateBlock block of the last weights, or of the last commit where weights are committed first
 * @param registeredAtBlock block at which the slot got its present holder
 * @param validatorPermit as the previous epoch decided
 * @param earliestCommitBlock block of the earliest live commit not yet revealed
 * @param weights as stored, already max-upscaled
 * @param bonds as the previous epoch stored them
 */
public record Neuron(
        long stakeRao,
        long lastUpdateBlock,
        long registeredAtBlock,
        boolean validatorPermit,
        @Nullable Long earliestCommitBlock,
        SparseRow weights,
        SparseRow bonds) {

    public Neuron {
        requireNonNull(weights, "weights");
        requireNonNull(bonds, "bonds");
        requireNonNegative(stakeRao, "stakeRao");
        requireNonNegative(lastUpdateBlock, "lastUpdateBlock");
        requireNonNegative(registeredAtBlock, "registeredAtBlock");
    }

    private static void requireNonNegative(long value, String name) {
        if (value < 0) throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
}
