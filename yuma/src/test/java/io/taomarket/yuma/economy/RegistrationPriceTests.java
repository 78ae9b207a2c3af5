package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RegistrationPriceTests {

    private static final long TAO = 1_000_000_000;

    @Test
    void eachRegistrationInABlockPaysMoreThanTheOneBefore() {
        var rule = rule(360, 1.26);

        assertThat(rule.afterRegistration(TAO)).isEqualTo(1_260_000_000L);
        assertThat(rule.afterRegistration(1_260_000_000L)).isEqualTo(1_587_600_000L);
    }

    @Test
    void staysWithinItsBounds() {
        var rule = new RegistrationPrice(1, U64F64.of(2), 100_000, 150_000);

        assertThat(rule.afterBlock(1, 5)).isEqualTo(100_000);
        assertThat(rule.afterRegistration(100_000)).isEqualTo(150_000);
        assertThat(rule.afterRegistration(U64.MAX)).isEqualTo(150_000);
    }

    @Test
    void aFactorBelowOneDoesNotCheapen() {
        assertThat(rule(360, 0.5).afterRegistration(TAO)).isEqualTo(TAO);
    }

    @Test
    void doesNotDecayInTheFirstBlockOrWithoutHalfLife() {
        assertThat(rule(360, 1).afterBlock(TAO, 1)).isEqualTo(TAO);
        assertThat(rule(0, 1).afterBlock(TAO, 9)).isEqualTo(TAO);
    }

    @Test
    void halfLifeIsAU16() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(65536, 1));
        assertThat(RegistrationPrice.decayFactorBits(1)).isEqualTo(1L << 31);
        assertThat(RegistrationPrice.decayFactorBits(65535)).isBetween((1L << 32) - 50_000, (1L << 32) - 1);
    }

    /** Powers of the factor are off by less than 2^-32 for each block, and each block rounds down by less than a rao. */
    @Property(tries = 100)
    void halvesInAHalfLife(
            @ForAll @IntRange(min = 1, max = 2000) int halfLife, @ForAll @LongRange(max = 100 * TAO) long rao) {
        var rule = rule(halfLife, 1);
        var price = rao;
        for (var block = 2; block < 2 + halfLife; block++) price = rule.afterBlock(price, block);

        var slackRao = halfLife + halfLife * (rao >> 31) + 1;
        assertThat(price).isBetween(rao / 2 - slackRao, rao / 2 + slackRao);
    }

    private static RegistrationPrice rule(int halfLife, double increase) {
        return new RegistrationPrice(halfLife, Reals.fixed(U64F64, Math.nextUp(increase)), 0, U64.MAX);
    }
}
