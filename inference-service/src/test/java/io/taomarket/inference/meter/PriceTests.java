package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PriceTests {

    @Test
    void roundsUpOnceOverAllKindsOfTokens() {
        assertThat(new Price(300_000, 300_000).costRao(1, 1)).isEqualTo(1);
        assertThat(new Price(500_000, 500_000).costRao(1, 2)).isEqualTo(2);
        assertThat(new Price(500_000, 500_000, 100_000).costRao(1, 5, 2)).isEqualTo(2);
        assertThat(new Price(0, 0).costRao(1000, 1000)).isZero();
    }

    @Test
    void isExactWhereSixtyFourBitsAreNotEnough() {
        var price = new Price(Price.MOST_RAO_PER_MTOK, 0);

        assertThat(price.costRao(1_000_000_000, 0)).isEqualTo(1_000_000_000_000_000_000L);
    }

    @Test
    void refusesPricesOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(5, 0, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(0, Price.MOST_RAO_PER_MTOK + 1));
    }

    @Test
    void showsTaoPerTokenWithoutExponents() {
        assertThat(Price.taoPerToken(1)).isEqualTo("0.000000000000001");
        assertThat(Price.taoPerToken(1_000_000_000_000_000L)).isEqualTo("1");
        assertThat(Price.taoPerToken(0)).isEqualTo("0");
        assertThat(Price.tao(1_500_000_000)).isEqualByComparingTo("1.5");
        assertThat(Price.tao(10_000_000_000L).toString()).isEqualTo("10");
    }

    @Property
    void equalsTheExactDecimalOfAllBucketsRoundedUpOnce(
            @ForAll @LongRange(max = Price.MOST_RAO_PER_MTOK) long promptRao,
            @ForAll @LongRange(max = 1000) long cachedPermille,
            @ForAll @LongRange(max = Price.MOST_RAO_PER_MTOK) long completionRao,
            @ForAll @LongRange(max = 1_000_000_000) long promptTokens,
            @ForAll @LongRange(max = 1_000_000_000) long cachedTokens,
            @ForAll @LongRange(max = 1_000_000_000) long completionTokens) {
        var cachedRao = promptRao / 1000 * cachedPermille;
        var exact = BigDecimal.valueOf(promptRao)
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(BigDecimal.valueOf(cachedRao).multiply(BigDecimal.valueOf(cachedTokens)))
                .add(BigDecimal.valueOf(completionRao).multiply(BigDecimal.valueOf(completionTokens)))
                .movePointLeft(6);
        var price = new Price(promptRao, completionRao, cachedRao);

        assertThat(price.costRao(promptTokens, cachedTokens, completionTokens))
                .isEqualTo(exact.setScale(0, RoundingMode.CEILING).longValueExact())
                .isLessThanOrEqualTo(price.costRao(promptTokens + cachedTokens, completionTokens));
    }
}
