package io.taomarket.yuma.economy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RatioPowerTests {

    private static final BigInteger SCALE = BigInteger.TEN.pow(18);

    @Test
    void exactPowersAreExact() {
        assertThat(power(1, 10, 1, 1)).isEqualTo(100_000_000_000_000_000L);
        assertThat(power(1, 4, 500_000_000, 1_000_000_000)).isEqualTo(500_000_000_000_000_000L);
        assertThat(power(7, 7, 123_456_789, 987_654_321)).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(power(1, -1, 99, 1)).isZero();
    }

    /** Both ways of computing it must obey r^d · b^n ≤ a^n · scale^d < (r + 1)^d · b^n. */
    @Property(tries = 30)
    void isTheFloor(
            @ForAll @LongRange(min = 1) long a,
            @ForAll @LongRange(min = 1) long b,
            @ForAll @IntRange(min = 1, max = 1300) int n,
            @ForAll @IntRange(min = 900, max = 1300) int d) {
        var power = BigInteger.valueOf(power(Math.min(a, b), Math.max(a, b), n, d));
        var target = BigInteger.valueOf(Math.min(a, b)).pow(n).multiply(SCALE.pow(d));
        var unit = BigInteger.valueOf(Math.max(a, b)).pow(n);

        assertThat(power.pow(d).multiply(unit)).isLessThanOrEqualTo(target);
        assertThat(power.add(BigInteger.ONE).pow(d).multiply(unit)).isGreaterThan(target);
    }

    private static long power(long numerator, long denominator, long n, long d) {
        return RatioPower.scaled(U64.toBigInteger(numerator), U64.toBigInteger(denominator), n, d, SCALE)
                .longValueExact();
    }
}
