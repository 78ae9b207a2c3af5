package io.taomarket.yuma;

/**
 * Sums that many of their parts are divided by. Multiplying by the reciprocal of a divisor is several times faster
 * than dividing; one correction makes it exact.
 */
final class Divisors {

    private final long[] divisors;
    private final long[] reciprocals;

    /** Sums that are not negative. */
    Divisors(long... sums) {
        divisors = new long[sums.length];
        reciprocals = new long[sums.length];
        for (var k = 0; k < sums.length; k++) {
            // A sum of 0 has no parts but 0, which 1 divides as well.
            divisors[k] = Math.max(1, sums[k]);
            reciprocals[k] = Long.divideUnsigned(-1, divisors[k]);
        }
    }

    /**
     * {@code Fixed.divide(part, sum_k)} of a part within 0..sum_k. With r = floor((2⁶⁴ − 1) / d), floor(x · r / 2⁶⁴)
     * is x / d or one less, for every x below 2⁶⁴; the remainder tells which.
     */
    long share(int k, long part) {
        var divisor = divisors[k];
        if (part >>> 32 != 0) return Fixed.divide(part, divisor);
        var dividend = part << 32;
        var quotient = Math.unsignedMultiplyHigh(dividend, reciprocals[k]);
        var remainder = dividend - quotient * divisor;
        return remainder < divisor && remainder >= 0 ? quotient : quotient + 1;
    }
}
