package io.taomarket.yuma;

/**
 * Signed 32.32 fixed point in a {@code long}: the bits {@code 1L << 32} mean 1. All consensus arithmetic is done in it,
 * because integers round alike everywhere and doubles need not.
 */
public final class Fixed {

    /** The bits of 1. */
    public static final long ONE = 1L << 32;

    /** What 1 is in the numbers that are stored per neuron. */
    public static final int U16_ONE = 65535;

    private static final int FRACTION_BITS = 32;
    private static final long HALF = ONE / 2;
    private static final long EXP_LIMIT = 20 * ONE;
    /** e as the chain stores it: 23 fraction bits. */
    private static final long E = 22_802_600L << (FRACTION_BITS - 23);

    private Fixed() {}

    /** The bits of a whole number, saturating. */
    public static long ofInteger(long integer) {
        return integer == (int) integer ? integer << FRACTION_BITS : saturated(integer);
    }

    /** The bits of a stored share: u16 / 65535, truncated; that is u16 · 65537 + u16 / 65535, as 2³² = 65535 · 65537 + 1. */
    public static long ofU16(int u16) {
        return u16 * 65_537L + ((u16 + 1) >>> 16);
    }

    /** A share as it is stored: floor(x · 65535), within 0..65535. */
    public static int toU16(long bits) {
        return (int) Math.clamp(multiply(bits, U16_ONE), 0, U16_ONE);
    }

    /** As above, of a share within 0..1. */
    static int shareToU16(long bits) {
        return (int) ((bits * U16_ONE) >>> FRACTION_BITS);
    }

    /**
     * (a · b) rounded toward minus infinity, saturating. When one operand is a plain integer so is the result: the
     * share of an amount is {@code multiply(shareBits, amountRao)}.
     */
    public static long multiply(long a, long b) {
        var areBelowOne = (a | b) >>> FRACTION_BITS == 0;
        if (areBelowOne) return (a * b) >>> FRACTION_BITS;
        var high = Math.multiplyHigh(a, b);
        if (high != (int) high) return saturated(high);
        return (high << FRACTION_BITS) | ((a * b) >>> FRACTION_BITS);
    }

    /** {@code multiply(a, b)} of shares, 0 ≤ a ≤ 1 and 0 ≤ b, without a branch: (a · 2³¹) · (2b) = a · b · 2³². */
    static long multiplyShares(long a, long b) {
        return Math.unsignedMultiplyHigh(a << 31, b << 1);
    }

    /**
     * (a / b) truncated toward zero; 0 when b is 0 or the quotient does not fit. Only the ratio counts, so two plain
     * integers of one unit may be divided as they are.
     */
    public static long divide(long a, long b) {
        if (b == 0) return 0;
        var shift = Math.min(Long.numberOfTrailingZeros(a), Long.numberOfTrailingZeros(b));
        var dividend = a >> shift;
        var divisor = b >> shift;
        if (dividend < 0 || divisor < 0 || dividend >= ONE) return divideWide(dividend, divisor);
        return Math.max(0, Long.divideUnsigned(dividend << FRACTION_BITS, divisor));
    }

    /** a + b, saturating. */
    public static long add(long a, long b) {
        var sum = a + b;
        var overflows = ((a ^ sum) & (b ^ sum)) < 0;
        return overflows ? saturated(a) : sum;
    }

    /** a − b, saturating. */
    public static long subtract(long a, long b) {
        var difference = a - b;
        var overflows = ((a ^ b) & (a ^ difference)) < 0;
        return overflows ? saturated(a) : difference;
    }

    /** The nearest whole number, halves away from zero. */
    public static long round(long bits) {
        var magnitude = (Math.absExact(bits) + HALF) >>> FRACTION_BITS;
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * e^x for x clamped to −20..20, as the chain computes it: 1 + x + Σ t_i for i = 2..31, t_i = t_(i−1)·x / i, and
     * 1 / e^|x| below zero. The sum is cut short, so e^20 comes out 0.8 % low.
     */
    public static long exp(long x) {
        var magnitude = exponentMagnitude(x);
        var sum = ONE + magnitude;
        var term = magnitude;
        for (var i = 2; i < FRACTION_BITS && term != 0; i++) {
            term = multiply(term, magnitude) / i;
            sum += term;
        }
        return exponential(x, sum);
    }

    /** |x|, at most 20. */
    static long exponentMagnitude(long x) {
        return Math.min(x < 0 ? subtract(0, x) : x, EXP_LIMIT);
    }

    /** e^x, given the sum of the series of its magnitude. */
    static long exponential(long x, long sum) {
        if (x == 0) return ONE;
        if (x == ONE) return E;
        return x < 0 ? inverse(sum) : sum;
    }

    /** 1 / (1 + e^(−rho · (x − kappa))). */
    public static long sigmoid(long x, long rho, long kappa) {
        var exponent = multiply(subtract(0, rho), subtract(x, kappa));
        return inverse(ONE + exp(exponent));
    }

    /** 1 / x of x ≥ 1: floor(2⁶⁴ / x), which is floor((2⁶⁴ − 1) / x) unless x divides 2⁶⁴. */
    static long inverse(long x) {
        var dividesEvenly = (x & (x - 1)) == 0;
        return Long.divideUnsigned(-1, x) + (dividesEvenly ? 1 : 0);
    }

    static int requireU16(int value, String name) {
        if (value < 0 || value > U16_ONE) throw new IllegalArgumentException(name + " is not a u16: " + value);
        return value;
    }

    /** Long division of the magnitudes, as many bits at a time as fit. */
    private static long divideWide(long a, long b) {
        var isNegative = (a ^ b) < 0;
        var divisor = Math.abs(b);
        var quotient = Long.divideUnsigned(Math.abs(a), divisor);
        var rest = Long.remainderUnsigned(Math.abs(a), divisor);
        if (Long.compareUnsigned(quotient, ONE / 2) > 0) return 0;
        for (var left = FRACTION_BITS; left > 0; ) {
            var step = Math.clamp(Long.numberOfLeadingZeros(divisor), 1, left);
            rest <<= step;
            quotient = (quotient << step) + Long.divideUnsigned(rest, divisor);
            rest = Long.remainderUnsigned(rest, divisor);
            left -= step;
        }
        if (quotient >= 0) return isNegative ? -quotient : quotient;
        return isNegative && quotient == Long.MIN_VALUE ? quotient : 0;
    }

    private static long saturated(long sign) {
        return sign < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
