package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DivisorsTests {

    @Property(tries = 5000)
    void sharesAreTheQuotientsOfDivision(
            @ForAll @LongRange(min = 0, max = 1L << 62) long sum,
            @ForAll @LongRange(min = 0, max = 1L << 62) long part) {
        var partOfSum = sum == 0 ? 0 : part % (sum + 1);

        assertThat(new Divisors(sum).share(0, partOfSum)).isEqualTo(Fixed.divide(partOfSum, sum));
    }

    @Property(tries = 5000)
    void sharesBelowOneAreTheQuotientsOfDivision(
            @ForAll @LongRange(min = 1, max = 1L << 40) long sum,
            @ForAll @LongRange(min = 0, max = Fixed.ONE) long part) {
        var partOfSum = Math.min(part, sum);

        assertThat(new Divisors(sum).share(0, partOfSum)).isEqualTo(Fixed.divide(partOfSum, sum));
    }

    @Test
    void theWholeIsOne() {
        for (var sum : new long[] {1, 2, 3, 65535, 65536, Fixed.ONE - 1, Fixed.ONE, Fixed.ONE + 1, 1L << 62}) {
            assertThat(new Divisors(sum).share(0, sum)).isEqualTo(Fixed.ONE);
            assertThat(new Divisors(sum).share(0, 0)).isZero();
        }
    }

    @Test
    void theOnlyPartOfNothingIsNothing() {
        assertThat(new Divisors(0).share(0, 0)).isZero();
    }
}
