package io.taomarket.yuma;

import static java.lang.Math.min;

/** W: the weights that count in this epoch, each validator's summing to 1. */
final class WeightMatrix {

    private WeightMatrix() {}

    /** The row of every validator with a permit; the others' are empty. */
    static Row[] of(EpochInput input, boolean[] permits) {
        var registeredAt = input.registrationBlocks();
        var rows = new Row[permits.length];
        for (var uid = 0; uid < rows.length; uid++) {
            rows[uid] = permits[uid] ? normalized(counted(uid, registeredAt, input)) : Row.EMPTY;
        }
        return rows;
    }

    /** W_ij = w_ij / Σ_j w_ij. */
    private static Row normalized(SparseRow counted) {
        var sum = new Divisors(counted.sum());
        var weights = new long[counted.size()];
        for (var k = 0; k < weights.length; k++) weights[k] = sum.share(0, counted.value(k));
        return new Row(counted.sharedUids(), weights);
    }

    /** Without those to nobody, and to the validator itself unless it is the owner, and without the outdated. */
    private static SparseRow counted(int validator, long[] registeredAt, EpochInput input) {
        var excluded = input.isOwner(validator) ? -1 : validator;
        var newest = newestKnownRegistration(input.neurons().get(validator), input.hyperparameters());
        return input.neurons()
                .get(validator)
                .weights()
                .keep(miner -> miner < registeredAt.length && miner != excluded && registeredAt[miner] <= newest);
    }

    /**
     * A miner must have been there before the weights on it were set and, where weights are hidden, not after the
     * earliest commit that is still to be revealed: r_j < u_i and r_j ≤ c_i.
     */
    private static long newestKnownRegistration(Neuron validator, Hyperparameters rules) {
        var beforeUpdate = validator.lastUpdateBlock() - 1;
        var commitBlock = validator.earliestCommitBlock();
        return rules.commitReveal() && commitBlock != null ? min(beforeUpdate, commitBlock) : beforeUpdate;
    }
}
