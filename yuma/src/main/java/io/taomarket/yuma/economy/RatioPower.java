package io.taomarket.yuma.economy;

import java.math.BigInteger;

/**
 * Powers of ratios with fractional exponents, exact to the last digit asked for, because a pool must pay the same
 * everywhere and never a rao too much (§8.1).
 */
final class RatioPower {

    /** Exponents of which both parts are at most this are computed in whole numbers. */
    private static final BigInteger MAX_EXACT = BigInteger.valueOf(1024);

    /** The series carry 64 bits more than are kept. */
    private static final int KEPT_BITS = 256;

    private static final int BITS = KEPT_BITS + 64;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
    private static final BigInteger LN_2 = lnOfMantissa(BigInteger.TWO.shiftLeft(BITS));

    private RatioPower() {}

    /** floor(scale · (numerator / denominator)^(n / d)), all of them positive. */
    static BigInteger scaled(BigInteger numerator, BigInteger denominator, long n, long d, BigInteger scale) {
        var divisor = BigInteger.valueOf(n).gcd(BigInteger.valueOf(d));
        var over = BigInteger.valueOf(n).divide(divisor);
        var under = BigInteger.valueOf(d).divide(divisor);
        if (over.max(under).compareTo(MAX_EXACT) <= 0)
            return root(numerator, denominator, over.intValue(), under.intValue(), scale);
        var ln = ln(numerator).subtract(ln(denominator));
        return roundedExp(floorDivide(ln.multiply(over), under)).multiply(scale).shiftRight(KEPT_BITS);
    }

    /** The largest r with r^d · denominator^n ≤ numerator^n · scale^d, bit by bit. */
    private static BigInteger root(BigInteger numerator, BigInteger denominator, int n, int d, BigInteger scale) {
        var target = numerator.pow(n).multiply(scale.pow(d));
        var unit = denominator.pow(n);
        var root = BigInteger.ZERO;
        for (var bit = target.divide(unit).bitLength() / d; bit >= 0; bit--) {
            var larger = root.setBit(bit);
            if (larger.pow(d).multiply(unit).compareTo(target) <= 0) root = larger;
        }
        return root;
    }

    /** ln x = k · ln 2 + ln m with x = m · 2^k and m from 1 to below 2. */
    private static BigInteger ln(BigInteger x) {
        var k = x.bitLength() - 1;
        return LN_2.multiply(BigInteger.valueOf(k))
                .add(lnOfMantissa(x.shiftLeft(BITS).shiftRight(k)));
    }

    /** ln m = 2 · Σ z^i / i for odd i, z = (m − 1) / (m + 1) ≤ ⅓. */
    private static BigInteger lnOfMantissa(BigInteger m) {
        var z = m.subtract(ONE).shiftLeft(BITS).divide(m.add(ONE));
        var square = z.multiply(z).shiftRight(BITS);
        var sum = BigInteger.ZERO;
        for (var i = 1; z.signum() != 0; i += 2) {
            sum = sum.add(z.divide(BigInteger.valueOf(i)));
            z = z.multiply(square).shiftRight(BITS);
        }
        return sum.shiftLeft(1);
    }

    /** e^x = 2^k · Σ r^i / i! with x = k · ln 2 + r and r from 0 to below ln 2; rounded to the bits kept. */
    private static BigInteger roundedExp(BigInteger x) {
        var k = floorDivide(x, LN_2);
        var r = x.subtract(k.multiply(LN_2));
        var sum = BigInteger.ZERO;
        var term = ONE;
        for (var i = 1; term.signum() != 0; i++) {
            sum = sum.add(term);
            term = term.multiply(r).shiftRight(BITS).divide(BigInteger.valueOf(i));
        }
        var guardBits = BITS - KEPT_BITS - k.intValueExact();
        return sum.shiftRight(guardBits - 1).add(BigInteger.ONE).shiftRight(1);
    }

    private static BigInteger floorDivide(BigInteger dividend, BigInteger positiveDivisor) {
        var quotient = dividend.divideAndRemainder(positiveDivisor);
        return quotient[1].signum() < 0 ? quotient[0].subtract(BigInteger.ONE) : quotient[0];
    }
}
