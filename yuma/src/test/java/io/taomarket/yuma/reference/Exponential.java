package io.taomarket.yuma.reference;

import java.math.BigInteger;

/** e^x in 32.32, with the error of a series cut after the 31st power. */
final class Exponential {

    /** e with 23 bits after the point, which is what e^1 gives. */
    private static final BigInteger STORED_E = BigInteger.valueOf(22_802_600L << 9);

    private static final int LAST_POWER = 31;
    private static final BigInteger BOUND = Q32.of(20);

    private Exponential() {}

    /** e^x with x held within ±20. */
    static BigInteger of(BigInteger x) {
        return ofBounded(Q32.clamp(x, BOUND.negate(), BOUND));
    }

    private static BigInteger ofBounded(BigInteger x) {
        if (x.signum() == 0) return Q32.ONE;
        if (x.equals(Q32.ONE)) return STORED_E;
        var grown = series(x.abs());
        return x.signum() > 0 ? grown : Q32.divide(Q32.ONE, grown);
    }

    /** 1 + x + Σ t_i with t_i = (t_{i−1}·x)/i. */
    private static BigInteger series(BigInteger x) {
        var sum = Q32.ONE.add(x);
        var term = x;
        for (var i = 2; i <= LAST_POWER; i++) {
            term = Q32.divide(Q32.multiply(term, x), Q32.of(i));
            sum = sum.add(term);
        }
        return sum;
    }
}
