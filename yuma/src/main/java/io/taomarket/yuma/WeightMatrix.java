package io.taomarket.yuma;

/** W: the weights that count in this epoch, each validator's summing to 1. */
final class WeightMatrix {

    private WeightMatrix() {}

    /** W_ij = w_ij / Σ_j w_ij over the entries that no rule drops. */
    static Matrix of(EpochInput input, boolean[] permits) {
        var size = input.neurons().size();
        var counted = new Matrix(size, size);
        for (var uid = 0; uid < size; uid++) {
            if (permits[uid]) putRow(counted, uid, input);
        }
        return counted.normalizeRows();
    }

    private static void putRow(Matrix matrix, int validator, EpochInput input) {
        var row = input.neurons().get(validator).weights();
        var miners = row.uids();
        var values = row.values();
        for (var k = 0; k < miners.length; k++) {
            if (counts(validator, miners[k], input)) matrix.put(validator, miners[k], values[k]);
        }
    }

    /**
     * A weight counts if its target exists, is not the validator itself (the owner may weight itself), and was there
     * before the weight was set and, where weights are hidden, before they were committed.
     */
    private static boolean counts(int validator, int miner, EpochInput input) {
        if (miner >= input.neurons().size()) return false;
        if (validator == miner && !input.isOwner(validator)) return false;
        var from = input.neurons().get(validator);
        var to = input.neurons().get(miner);
        if (from.lastUpdateBlock() <= to.registeredAtBlock()) return false;
        var commitBlock = input.hyperparameters().commitReveal() ? from.earliestCommitBlock() : null;
        return commitBlock == null || commitBlock >= to.registeredAtBlock();
    }
}
