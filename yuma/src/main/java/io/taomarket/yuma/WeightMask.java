package io.taomarket.yuma;

/**
 * Which of a validator's weights count.
 *
 * @param excluded the validator itself, or nobody where it is the owner, who may weight itself
 * @param lastKnownBlock what registered later, the validator cannot have meant
 */
record WeightMask(int excluded, long lastKnownBlock, Registrations registrations) {

    private static final int NOBODY = -1;

    static WeightMask of(int validator, Registrations registrations, EpochInput input) {
        var excluded = input.isOwner(validator) ? NOBODY : validator;
        var lastKnownBlock = lastKnownBlock(input.neurons().get(validator), input.hyperparameters());
        return new WeightMask(excluded, lastKnownBlock, registrations);
    }

    boolean counts(int miner) {
        return miner != excluded && registrations.isKnownAt(lastKnownBlock, miner);
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
