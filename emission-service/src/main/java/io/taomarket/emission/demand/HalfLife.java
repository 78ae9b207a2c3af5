package io.taomarket.emission.demand;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;

/**
 * A moving average of rao per block: whoever stops paying counts half as much after one half-life. Exact integers, so
 * that everybody who recomputes it gets the same bits.
 */
final class HalfLife {

    /** Fraction bits of an average: small fees must leave a trace though one block counts for little. */
    static final int AVERAGE_BITS = 32;

    private static final int FACTOR_BITS = 64;
    private static final int POWER_BITS = 192;

    private final BigInteger keep;
    private final BigInteger take;

    HalfLife(int blocks) {
        if (blocks < 1) throw new IllegalArgumentException("blocks must be at least 1: " + blocks);
        keep = factor(blocks);
        take = ONE.shiftLeft(FACTOR_BITS).subtract(keep);
    }

    /** average · f + fees · (1 − f) with f = 2^(−1 / blocks), rounded down. */
    BigInteger next(BigInteger averageBits, long feesRao) {
        var feesBits = BigInteger.valueOf(feesRao).shiftLeft(AVERAGE_BITS);
        return averageBits.multiply(keep).add(feesBits.multiply(take)).shiftRight(FACTOR_BITS);
    }

    /** The largest factor whose power of that many blocks is at most one half. */
    private static BigInteger factor(int blocks) {
        var half = ONE.shiftLeft(POWER_BITS - 1);
        var factor = BigInteger.ZERO;
        for (var bit = FACTOR_BITS - 1; bit >= 0; bit--) {
            var candidate = factor.setBit(bit);
            if (power(candidate.shiftLeft(POWER_BITS - FACTOR_BITS), blocks).compareTo(half) <= 0) factor = candidate;
        }
        return factor;
    }

    private static BigInteger power(BigInteger base, int exponent) {
        var result = ONE.shiftLeft(POWER_BITS);
        for (var square = base; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) result = result.multiply(square).shiftRight(POWER_BITS);
            square = square.multiply(square).shiftRight(POWER_BITS);
        }
        return result;
    }
}
