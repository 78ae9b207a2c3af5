package io.taomarket.registry.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.registry.TestVectors;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RegistrationPriceTests {

    static final PriceRules DEFAULTS = new PriceRules(500_000, 100_000_000_000L, 360, 1260);

    static Iterable<JsonNode> vectors() {
        return TestVectors.cases("economy-02-registration-burn");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void movesAsTheChainsPriceDoes(JsonNode vector) {
        var args = vector.get("args");
        var rules = new PriceRules(
                args.get("min").asLong(),
                args.get("max")
                        .bigIntegerValue()
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValueExact(),
                args.get("half_life").asInt(),
                args.get("mult").asInt() * 1000);
        var price = new RegistrationPrice(args.get("burn").asLong(), 1);
        for (var step : args.get("steps")) {
            price = step.get("op").asString().equals("register")
                    ? price.at(price.block(), rules).afterRegistration(rules)
                    : price.at(price.block() + step.path("count").asInt(1), rules);
            assertThat(price.priceRao()).isEqualTo(step.get("expect").asLong());
        }
    }

    @Test
    void usesTheChainsFactorPerBlock() {
        assertThat(Decay.factorBits(1)).isEqualTo(1L << 31);
        assertThat(Decay.factorBits(100_800)).isEqualTo(4_294_937_762L);
        assertThat(Decay.factorBits(0)).isEqualTo(Decay.ONE_BITS);
    }

    @Test
    void standsStillUntilTheSecondBlock() {
        assertThat(new RegistrationPrice(1_000_000, 0).at(1, DEFAULTS).priceRao())
                .isEqualTo(1_000_000);
        assertThat(new RegistrationPrice(1_000_000, 0).at(2, DEFAULTS).priceRao())
                .isLessThan(1_000_000);
    }

    @Test
    void doesNotOverflowAtTheHighestPrice() {
        var rules = new PriceRules(0, 21_000_000_000_000_000L, 36_100, 10_000);

        var price = new RegistrationPrice(21_000_000_000_000_000L, 5).afterRegistration(rules);

        assertThat(price.priceRao()).isEqualTo(21_000_000_000_000_000L);
        assertThat(price.at(6, rules).priceRao()).isBetween(20_999_000_000_000_000L, 20_999_999_999_999_999L);
        assertThat(price.at(Long.MAX_VALUE - 1, rules).priceRao()).isZero();
    }

    @Property
    void staysWithinItsBounds(
            @ForAll @LongRange(min = 0, max = 200_000_000_000L) long priceRao,
            @ForAll @LongRange(min = 0, max = 100_000) long blocks,
            @ForAll @IntRange(min = 1, max = 36_100) int halfLife,
            @ForAll @IntRange(min = 1000, max = 10_000) int increaseMilli) {
        var rules = new PriceRules(500_000, 100_000_000_000L, halfLife, increaseMilli);

        var price = new RegistrationPrice(priceRao, 7).at(7 + blocks, rules);

        assertThat(price.priceRao()).isBetween(rules.minRao(), rules.maxRao());
        assertThat(price.afterRegistration(rules).priceRao()).isBetween(price.priceRao(), rules.maxRao());
    }

    @Property
    void neverRisesByItself(
            @ForAll @LongRange(min = 500_000, max = 100_000_000_000L) long priceRao,
            @ForAll @LongRange(min = 0, max = 5_000) long earlier,
            @ForAll @LongRange(min = 0, max = 5_000) long later,
            @ForAll @IntRange(min = 1, max = 36_100) int halfLife) {
        var rules = new PriceRules(500_000, 100_000_000_000L, halfLife, 1260);
        var first = new RegistrationPrice(priceRao, 7).at(7 + earlier, rules);

        var second = first.at(first.block() + later, rules);

        assertThat(second.priceRao()).isLessThanOrEqualTo(first.priceRao());
        assertThat(second).isEqualTo(new RegistrationPrice(priceRao, 7).at(7 + earlier + later, rules));
    }
}
