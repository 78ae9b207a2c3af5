package io.taomarket.yuma;

/**
 * W̃ = W + β · (W̄ − W): the weights that bonds follow. β = 1 punishes all that was clipped, β = 0 nothing.
 *
 * @param consensus C, by miner
 * @param penalty β, in 32.32
 */
record BondWeights(long[] consensus, long penalty) {

    /** Told from an entry of 0. Clipping and interpolating leave it as it is. */
    static final long ABSENT = -1;

    /** Puts W̃ in the place of W, for the first so many miners. */
    void replace(int[] miners, long[] weights, int size) {
        for (var k = 0; k < size; k++) weights[k] = of(weights[k], consensus[miners[k]]);
    }

    /** An entry clipped to C_j = 0 vanishes; one of 0 stays, unless β is between 0 and 1. */
    private long of(long weight, long consensus) {
        if (penalty == 0) return weight;
        var clipped = Math.min(weight, consensus);
        if (penalty == Fixed.ONE) return clipped == 0 && weight > 0 ? ABSENT : clipped;
        var interpolated = interpolate(weight, clipped, penalty);
        return interpolated > 0 ? interpolated : ABSENT;
    }

    static long interpolate(long weight, long clipped, long penalty) {
        return Fixed.add(weight, Fixed.multiply(penalty, Fixed.subtract(clipped, weight)));
    }
}
