package io.taomarket.yuma;

/**
 * W̃ = W + β · (W̄ − W): the weights that bonds follow. β = 1 punishes all that was clipped, β = 0 nothing.
 *
 * @param consensus C, by miner
 * @param penalty β, in 32.32
 */
record BondWeights(long[] consensus, long penalty) {

    /** Told from an entry of 0. */
    static final long ABSENT = -1;

    /** W̃_ij of W_ij, or absent: an entry clipped to C_j = 0 vanishes, one of 0 stays unless β is between 0 and 1. */
    long of(int miner, long weight) {
        if (penalty == 0) return weight;
        var clipped = Math.min(weight, consensus[miner]);
        if (penalty == Fixed.ONE) return clipped == 0 && weight > 0 ? ABSENT : clipped;
        var interpolated = interpolate(weight, clipped, penalty);
        return interpolated > 0 ? interpolated : ABSENT;
    }

    static long interpolate(long weight, long clipped, long penalty) {
        return Fixed.add(weight, Fixed.multiply(penalty, Fixed.subtract(clipped, weight)));
    }
}
