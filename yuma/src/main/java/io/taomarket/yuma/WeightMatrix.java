package io.taomarket.yuma;

/** W: the weights that count in this epoch, each validator's summing to 1. */
final class WeightMatrix {

    private WeightMatrix() {}

    /** The row of every validator with a permit; the others' are empty. */
    static Row[] of(EpochInput input, boolean[] permits) {
        var registrations = Registrations.of(input);
        var rows = new Row[permits.length];
        for (var uid = 0; uid < rows.length; uid++) {
            rows[uid] = permits[uid] ? normalized(counted(uid, registrations, input)) : Row.EMPTY;
        }
        return rows;
    }

    /** W_ij = w_ij / Σ_j w_ij. */
    private static Row normalized(Entries counted) {
        var sum = Math.max(1, counted.sum());
        var reciprocal = Divisors.reciprocal(sum);
        var given = counted.values();
        var weights = new long[given.length];
        for (var k = 0; k < weights.length; k++) weights[k] = Divisors.share(given[k], sum, reciprocal);
        return new Row(counted.uids(), weights);
    }

    /** Without weights on those who came too late, and on the validator itself unless it is the owner. */
    private static Entries counted(int validator, Registrations registrations, EpochInput input) {
        var neuron = input.neurons().get(validator);
        var lastKnownBlock = lastKnownBlock(neuron, input.hyperparameters());
        var known = registrations.knownAt(lastKnownBlock, neuron.weights().entries());
        return input.isOwner(validator) ? known : known.without(validator);
    }

    /**
     * A miner must have been there before the weights on it were set and, where weights are hidden, not after the
     * earliest commit that is still to be revealed: r_j < u_i and r_j ≤ c_i.
     */
    private static long lastKnownBlock(Neuron validator, Hyperparameters rules) {
        var beforeUpdate = validator.lastUpdateBlock() - 1;
        var commitBlock = validator.earliestCommitBlock();
        return rules.commitReveal() && commitBlock != null ? Math.min(beforeUpdate, commitBlock) : beforeUpdate;
    }
}
