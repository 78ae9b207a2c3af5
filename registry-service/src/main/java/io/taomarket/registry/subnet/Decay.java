package io.taomarket.registry.subnet;

/** Exact decay in 32-bit fractions (2^32 = 1), bit for bit as the chain computes it. */
final class Decay {

    static final long ONE_BITS = 1L << 32;
    private static final long HALF_BITS = 1L << 31;

    private Decay() {}

    /** The largest fraction whose power of the half-life, truncated at each product, is at most one half. */
    static long factorBits(int halfLifeBlocks) {
        if (halfLifeBlocks == 0) return ONE_BITS;
        var low = 0L;
        var high = ONE_BITS;
        while (low + 1 < high) {
            var middle = (low + high) >>> 1;
            if (powerBits(middle, halfLifeBlocks) > HALF_BITS) high = middle;
            else low = middle;
        }
        return low;
    }

    /** Rounds toward zero; the value may use all 63 bits. */
    static long multiply(long value, long factorBits) {
        return (Math.unsignedMultiplyHigh(value, factorBits) << 32) | ((value * factorBits) >>> 32);
    }

    private static long powerBits(long baseBits, int exponent) {
        var result = ONE_BITS;
        var factor = baseBits;
        for (var power = exponent; power > 0; power >>= 1) {
            if ((power & 1) == 1) result = multiply(result, factor);
            factor = multiply(factor, factor);
        }
        return result;
    }
}
