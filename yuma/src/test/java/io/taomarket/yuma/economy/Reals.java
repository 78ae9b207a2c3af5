package io.taomarket.yuma.economy;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Reals to and from fixed point, for readable tests. */
final class Reals {

    private Reals() {}

    /** The exact value of the double, rounded down. */
    static Fixed128 fixed(Fixed128.Format format, double real) {
        var one = new BigDecimal(format.of(1).bits());
        return new Fixed128(format, new BigDecimal(real).multiply(one).toBigInteger());
    }

    static double real(Fixed128 value) {
        return new BigDecimal(value.bits())
                .divide(new BigDecimal(value.format().of(1).bits()))
                .doubleValue();
    }

    /** Signed 64.64. */
    static BigInteger signedBits(double real) {
        return new BigDecimal(real)
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(64)))
                .toBigInteger();
    }
}
