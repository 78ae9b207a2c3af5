package io.taomarket.yuma.economy;

import java.math.BigInteger;

/**
 * Unsigned fixed point in 128 bits, the number type of the chain's economy (§1). Products round down, quotients too, and
 * what leaves the range stops at its end. Both operands have one format.
 */
public record Fixed128(Format format, BigInteger bits) implements Comparable<Fixed128> {

    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    /** Where the point stands. */
    public enum Format {
        /** 32 fraction bits, for amounts and for shares of amounts. */
        U96F32(32),
        /** 64 fraction bits, for prices and for shares of the emission. */
        U64F64(64);

        final int fractionBits;

        Format(int fractionBits) {
            this.fractionBits = fractionBits;
        }

        /** A whole number up to 2⁶⁴ − 1. */
        public Fixed128 of(long u64) {
            return new Fixed128(this, U64.toBigInteger(u64).shiftLeft(fractionBits));
        }

        /** The quotient of two whole numbers, rounded down; 0 for a zero divisor or a quotient out of range. */
        public Fixed128 ratio(BigInteger numerator, BigInteger denominator) {
            return denominator.signum() == 0
                    ? of(0)
                    : inRangeOrZero(numerator.shiftLeft(fractionBits).divide(denominator));
        }

        Fixed128 saturated(BigInteger bits) {
            return new Fixed128(this, bits.max(BigInteger.ZERO).min(MAX));
        }

        private Fixed128 inRangeOrZero(BigInteger bits) {
            return bits.compareTo(MAX) > 0 ? of(0) : new Fixed128(this, bits);
        }
    }

    public Fixed128 {
        if (bits.signum() < 0 || bits.compareTo(MAX) > 0)
            throw new IllegalArgumentException("bits must be within 0..2^128-1: " + bits);
    }

    public Fixed128 plus(Fixed128 other) {
        return format.saturated(bits.add(bitsOf(other)));
    }

    /** The difference, or 0 where it is negative. */
    public Fixed128 minus(Fixed128 other) {
        return format.saturated(bits.subtract(bitsOf(other)));
    }

    public Fixed128 times(Fixed128 other) {
        return format.saturated(bits.multiply(bitsOf(other)).shiftRight(format.fractionBits));
    }

    /** The quotient; 0 for a zero divisor or a quotient out of range. */
    public Fixed128 dividedBy(Fixed128 other) {
        return format.ratio(bits, bitsOf(other));
    }

    public Fixed128 min(Fixed128 other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The same value in another format, rounded down. */
    public Fixed128 to(Format other) {
        return other.saturated(bits.shiftLeft(other.fractionBits).shiftRight(format.fractionBits));
    }

    /** The whole part, unsigned, at most 2⁶⁴ − 1. */
    public long floor() {
        return U64.saturated(bits.shiftRight(format.fractionBits));
    }

    public boolean isZero() {
        return bits.signum() == 0;
    }

    @Override
    public int compareTo(Fixed128 other) {
        return bits.compareTo(bitsOf(other));
    }

    private BigInteger bitsOf(Fixed128 other) {
        if (other.format != format) throw new IllegalArgumentException(format + " does not mix with " + other.format);
        return other.bits;
    }
}
