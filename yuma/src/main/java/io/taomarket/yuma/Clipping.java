package io.taomarket.yuma;

/**
 * Weights cut down to what the majority supports, so that a minority cannot raise its own miners: W̄_ij = min(W_ij, C_j).
 *
 * @param validatorTrust Σ_j W̄_ij by validator: how much of its weights stands
 * @param ranks R_j = Σ_i A_i · W̄_ij by miner
 */
record Clipping(long[] validatorTrust, long[] ranks) {

    static Clipping of(Row[] weights, long[] consensus, long[] activeShares) {
        var trust = new long[weights.length];
        var ranks = new long[weights.length];
        for (var validator = 0; validator < weights.length; validator++) {
            trust[validator] = clip(weights[validator], consensus, activeShares[validator], ranks);
        }
        return new Clipping(trust, ranks);
    }

    /** Adds one validator's share to the ranks; its trust. */
    private static long clip(Row weights, long[] consensus, long activeShare, long[] ranks) {
        var trust = 0L;
        for (var k = 0; k < weights.size(); k++) {
            var miner = weights.uids()[k];
            var clipped = Math.min(weights.bits()[k], consensus[miner]);
            trust += clipped;
            ranks[miner] += Fixed.multiplyShares(activeShare, clipped);
        }
        return trust;
    }
}
