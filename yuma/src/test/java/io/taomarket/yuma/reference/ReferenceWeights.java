package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Neuron;
import java.math.BigInteger;
import java.util.List;

/** Weights that count, each row summing to one (§2.6), clipped (§2.8) and as bonds are bought with (§2.9). */
record ReferenceWeights(EpochInput input, Variant variant, ReferenceStake stake) {

    Grid normalised() {
        var stored = input.neurons().stream().map(Neuron::weights).toList();
        return Grid.of(stored, Q32::of)
                .map((i, j, weight) -> counts(i, j) ? weight : null)
                .rowsDividedBySum();
    }

    /** No weight above its column's consensus; dropped where that is zero. */
    static Grid clipped(Grid weights, List<BigInteger> consensus) {
        return weights.map((i, j, weight) -> {
            var limit = consensus.get(j);
            if (weight.compareTo(limit) <= 0) return weight;
            return limit.signum() == 0 ? null : limit;
        });
    }

    /** W + β·(W̄ − W). */
    static Grid forBonds(Grid weights, Grid clipped, int bondsPenalty) {
        if (bondsPenalty == 0) return weights;
        if (bondsPenalty == 65535) return clipped;
        var penalty = Q32.share(bondsPenalty);
        return weights.map((i, j, weight) ->
                        weight.add(Q32.multiply(penalty, clipped.at(i, j).subtract(weight))))
                .positive();
    }

    private boolean counts(int from, int to) {
        return stake.hadPermit(from) && !isSelf(from, to) && !isOutdated(from, to) && !isCommittedBefore(from, to);
    }

    private boolean isSelf(int from, int to) {
        var ownerMay = variant == Variant.SPARSE && input.ownerUid() != null && input.ownerUid() == from;
        return from == to && !ownerMay;
    }

    private boolean isOutdated(int from, int to) {
        return neuron(from).lastUpdateBlock() <= neuron(to).registeredAtBlock();
    }

    private boolean isCommittedBefore(int from, int to) {
        var committedAt = neuron(from).earliestCommitBlock();
        return variant == Variant.SPARSE
                && input.hyperparameters().commitReveal()
                && committedAt != null
                && committedAt < neuron(to).registeredAtBlock();
    }

    private Neuron neuron(int uid) {
        return input.neurons().get(uid);
    }
}
