package io.taomarket.yuma;

import java.util.Arrays;

/**
 * Sums that many of their parts are divided by. Multiplying by the reciprocal of a divisor is several times faster
 * than dividing; one correction makes it exact.
 */
final class Divisors {

    private final long[] divisors;
    private final long[] reciprocals;

    /** Sums that are not negative. */
    Divisors(long[] sums) {
        divisors = sums;
        reciprocals = Arrays.stream(sums).map(Divisors::reciprocal).toArray();
    }

    /** {@code Fixed.divide(part, sum_k)} of a part within 0..sum_k. */
    long share(int k, long part) {
        return share(part, divisors[k], reciprocals[k]);
    }

    /** r = floor((2⁶⁴ − 1) / d), unsigned; 0 for d = 0, whose only part is 0. */
    static long reciprocal(long divisor) {
        return divisor == 0 ? 0 : Long.divideUnsigned(-1, divisor);
    }

    /** As above. For every x below 2⁶⁴ floor(x · r / 2⁶⁴) is x / d or one less; the remainder tells which. */
    static long share(long part, long divisor, long reciprocal) {
        if (part >>> 32 != 0) return Fixed.divide(part, divisor);
        var dividend = part << 32;
        var quotient = Math.unsignedMultiplyHigh(dividend, reciprocal);
        var remainder = dividend - quotient * divisor;
        return Long.compareUnsigned(remainder, divisor) < 0 || divisor == 0 ? quotient : quotient + 1;
    }
}
