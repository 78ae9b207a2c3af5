package io.taomarket.yuma.economy;

import io.taomarket.yuma.Fixed;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** The chain's own logarithm and exponential, with their inaccuracies: others must come to the same bits (§1). */
final class Transcendental {

    private static final long ONE = Fixed.ONE;
    private static final long TWO = 2 * ONE;
    /** Constants have 23 fraction bits. */
    private static final int CONSTANT_BITS = 23;

    private static final long LOG2_E = 12_102_203L << (32 - CONSTANT_BITS);
    private static final BigInteger E = BigInteger.valueOf(22_802_600);

    private Transcendental() {}

    /** ln x = log2 x / log2 e, of 32.32 bits; nothing where x is not positive or 1 / x does not fit. */
    static OptionalLong ln(long x) {
        if (x <= 0) return OptionalLong.empty();
        if (x >= ONE) return OptionalLong.of(Fixed.divide(log2(x), LOG2_E));
        var inverse = Fixed.divide(ONE, x);
        return inverse == 0 ? OptionalLong.empty() : OptionalLong.of(Fixed.divide(-log2(inverse), LOG2_E));
    }

    /** log2 x for x ≥ 1: halvings until x is below 2, then one bit for each squaring. */
    private static long log2(long x) {
        var log = 0L;
        for (; x >= TWO; x = half(x)) log++;
        if (x == ONE) return log * ONE;
        for (var bit = 0; bit < 32; bit++) {
            x = Fixed.multiply(x, x);
            log <<= 1;
            if (x >= TWO) {
                log |= 1;
                x = half(x);
            }
        }
        return log;
    }

    private static long half(long x) {
        return (x >> 1) + (x & 1);
    }

    /**
     * e^x for signed bits of which half are fraction bits: 1 + x + Σ t_i for i = 2 .. fractionBits − 1, t_i = t_(i−1)·x
     * / i, and 1 / e^|x| below zero; e itself is stored. Nothing where the result does not fit.
     */
    static Optional<BigInteger> exp(BigInteger x, int fractionBits) {
        var one = BigInteger.ONE.shiftLeft(fractionBits);
        if (x.equals(one)) return Optional.of(E.shiftLeft(fractionBits - CONSTANT_BITS));
        var series = series(x.abs(), one, fractionBits);
        return x.signum() < 0 ? series.map(sum -> one.shiftLeft(fractionBits).divide(sum)) : series;
    }

    private static Optional<BigInteger> series(BigInteger x, BigInteger one, int fractionBits) {
        var limit = one.shiftLeft(fractionBits - 1);
        var sum = one.add(x);
        var term = x;
        for (var i = 2; i < fractionBits; i++) {
            var product = term.multiply(x).shiftRight(fractionBits);
            term = product.divide(BigInteger.valueOf(i));
            sum = sum.add(term);
            if (product.max(sum).compareTo(limit) >= 0) return Optional.empty();
        }
        return Optional.of(sum);
    }
}
