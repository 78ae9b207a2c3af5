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

    /** As above. For every x below 2⁶⁴ floor(x · r / 2⁶⁴) is x / d or one less; the remainder tells which. */
    static long share(long part, long divisor, long reciprocal) {
        if (part >>> 32 != 0) return Fixed.divide(part, divisor);
        var dividend = part << 32;
        var quotient = Math.unsignedMultiplyHigh(dividend, reciprocal);
        var remainder = dividend - quotient * divisor;
        // 1 where remainder ≥ divisor, without a branch that could not be predicted.
        var correction = (divisor - 1 - remainder) >>> 63;
        return quotient + correction;
    }
}
