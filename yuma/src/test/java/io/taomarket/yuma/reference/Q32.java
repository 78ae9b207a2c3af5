package io.taomarket.yuma.reference;

import java.math.BigInteger;
import java.util.Collection;

/** The arithmetic of 32.32 numbers, each a plain integer that counts 2⁻³². */
final class Q32 {

    static final int FRACTION_BITS = 32;
    static final BigInteger ZERO = BigInteger.ZERO;
    static final BigInteger ONE = of(1);
    static final BigInteger HALF = ONE.shiftRight(1);
    static final BigInteger U16_MAX = of(65535);

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

    private Q32() {}

    static BigInteger of(long integer) {
        return BigInteger.valueOf(integer).shiftLeft(FRACTION_BITS);
    }

    /** ⌊a·b⌋ in 2⁻³², saturating. */
    static BigInteger multiply(BigInteger a, BigInteger b) {
        return saturated(a.multiply(b).shiftRight(FRACTION_BITS));
    }

    /** a/b cut toward zero; 0 where b is 0 or the quotient does not fit. */
    static BigInteger divide(BigInteger a, BigInteger b) {
        if (b.signum() == 0) return ZERO;
        var quotient = a.shiftLeft(FRACTION_BITS).divide(b);
        return fits(quotient) ? quotient : ZERO;
    }

    static BigInteger sum(Collection<BigInteger> values) {
        return values.stream().reduce(ZERO, BigInteger::add);
    }

    static BigInteger clamp(BigInteger value, BigInteger low, BigInteger high) {
        return value.min(high).max(low);
    }

    /** A stored u16 as a share of 65535. */
    static BigInteger share(int stored) {
        return divide(of(stored), U16_MAX);
    }

    /** ⌊share·65535⌋ as stored. */
    static int stored(BigInteger share) {
        var whole = multiply(share, U16_MAX).shiftRight(FRACTION_BITS);
        return clamp(whole, BigInteger.ZERO, BigInteger.valueOf(65535)).intValueExact();
    }

    private static BigInteger saturated(BigInteger value) {
        return clamp(value, SMALLEST, LARGEST);
    }

    private static boolean fits(BigInteger value) {
        return value.equals(saturated(value));
    }
}
