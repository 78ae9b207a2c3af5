package io.taomarket.yuma.economy;

import java.math.BigInteger;

/** Whole amounts up to 2⁶⁴ − 1 in a {@code long}: never wrapping, but stopping at 0 and at the maximum. */
final class U64 {

    static final long MAX = -1;

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(Long.SIZE);

    private U64() {}

    static BigInteger toBigInteger(long u64) {
        var integer = BigInteger.valueOf(u64);
        return u64 < 0 ? integer.add(MODULUS) : integer;
    }

    static long saturated(BigInteger integer) {
        if (integer.signum() < 0) return 0;
        return integer.bitLength() > Long.SIZE ? MAX : integer.longValue();
    }

    static long add(long a, long b) {
        return Long.compareUnsigned(a + b, a) < 0 ? MAX : a + b;
    }

    static long subtract(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? 0 : a - b;
    }

    static long multiply(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) != 0 ? MAX : a * b;
    }

    /** Rounded down; 0 for a zero divisor. */
    static long divide(long a, long b) {
        return b == 0 ? 0 : Long.divideUnsigned(a, b);
    }

    static long max(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? b : a;
    }

    static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    /** floor(a · b / divisor). */
    static long share(long a, long b, long divisor) {
        return saturated(toBigInteger(a).multiply(toBigInteger(b)).divide(toBigInteger(divisor)));
    }
}
