package io.taomarket.yuma;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides one epoch of one subnet; stored beside its result, so that anyone can recompute it.
 *
 * @param block the block at which the epoch runs
 * @param emissionRao the budget E
 * @param lastEpochBlock block of the last successful epoch, 0 for none
 * @param ownerUid slot of the subnet's owner, if it holds one
 * @param neurons by uid
 */
public record EpochInput(
        long block,
        long emissionRao,
        Hyperparameters hyperparameters,
        long lastEpochBlock,
        @Nullable Integer ownerUid,
        List<Neuron> neurons) {

    public EpochInput {
        requireNonNull(hyperparameters, "hyperparameters");
        neurons = List.copyOf(neurons);
        if (block < 0) throw new IllegalArgumentException("block must not be negative: " + block);
        if (lastEpochBlock < 0)
            throw new IllegalArgumentException("lastEpochBlock must not be negative: " + lastEpochBlock);
        if (emissionRao < 0) throw new IllegalArgumentException("emissionRao must not be negative: " + emissionRao);
        if (neurons.size() > Fixed.U16_ONE) throw new IllegalArgumentException("too many neurons: " + neurons.size());
        if (ownerUid != null && (ownerUid < 0 || ownerUid >= neurons.size()))
            throw new IllegalArgumentException("no neuron of the owner's uid: " + ownerUid);
    }

    boolean isOwner(int uid) {
        return ownerUid != null && ownerUid == uid;
    }
}
