package io.taomarket.yuma;

import java.util.Arrays;

/**
 * Sums that many of their parts are divided by. Multiplying by the reciprocal of a divisor is several times faster
 * than dividing; one correction makes it exact.
 */
final class Divisors {

    private final long[] divisors;
    private final long[] reciprocals;

    /** Sums within 0..2⁶². One of 0 has no part but 0, which 1 divides as well. */
    Divisors(long... sums) {
        divisors = Arrays.stream(sums).map(sum -> Math.max(1, sum)).toArray();
        reciprocals = Arrays.stream(divisors).map(Divisors::reciprocal).toArray();
    }

    /** {@code Fixed.divide(part, sum_k)} of a part within 0..sum_k. */
    long share(int k, long part) {
        return share(part, divisors[k], reciprocals[k]);
    }

    /** r = floor((2⁶⁴ − 1) / d), unsigned. */
    static long reciprocal(long divisor) {
        return Long.divideUnsigned(-1, divisor);
    }

    /** As above. */
    static long share(long part, long divisor, long reciprocal) {
        return part >>> 32 == 0 ? quotient(part << 32, divisor, reciprocal) : Fixed.divide(part, divisor);
    }

    /** x / d, unsigned. Floor(x · r / 2⁶⁴) is that or one less, for every x below 2⁶⁴; the remainder tells which. */
    static long quotient(long dividend, long divisor, long reciprocal) {
        var quotient = Math.unsignedMultiplyHigh(dividend, reciprocal);
        var remainder = dividend - quotient * divisor;
        // 1 where remainder ≥ divisor, without a branch that could not be predicted.
        var correction = (divisor - 1 - remainder) >>> 63;
        return quotient + correction;
    }
}
