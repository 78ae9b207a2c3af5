package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The moving average of a price, and the median of prices. */
class PriceTests {

    private static final MovingPrice RULE = new MovingPrice(Reals.fixed(U96F32, 3e-6), 201_600);

    @Test
    void movesHalfAsFastAtTheHalvingAge() {
        var rule = new MovingPrice(Reals.fixed(U96F32, 0.5), 1000);

        assertThat(Reals.real(rule.next(U96F32.of(0), U64F64.of(1), 1000))).isEqualTo(0.25);
        assertThat(Reals.real(rule.next(U96F32.of(0), U64F64.of(1), 0))).isZero();
    }

    @Test
    void spotPriceCountsAsOneAtMost() {
        assertThat(RULE.next(U96F32.of(0), U64F64.of(40), 7_200_000))
                .isEqualTo(RULE.next(U96F32.of(0), U64F64.of(1), 7_200_000));
    }

    @Property
    void averageStaysBetweenPriceAndSpot(
            @ForAll @DoubleRange(max = 1) @Scale(9) double price,
            @ForAll @DoubleRange(max = 1) @Scale(9) double spot,
            @ForAll @LongRange(max = 10_000_000) long age) {
        var next = Reals.real(RULE.next(Reals.fixed(U96F32, price), Reals.fixed(U64F64, spot), age));

        assertThat(next).isBetween(Math.min(price, spot) - 1e-9, Math.max(price, spot) + 1e-9);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(median(5, 2)).isEqualTo(3.5);
        assertThat(median(8, 0, 2, 4, 0)).isEqualTo(4);
        assertThat(median(0, 0)).isEqualTo(1);
    }

    @Property
    void medianDoesNotDependOnTheOrder(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 99) Integer> prices) {
        var fixed = prices.stream().map(price -> U64F64.of(price)).toList();
        var reversed = fixed.reversed();

        assertThat(MedianPrice.of(fixed)).isEqualTo(MedianPrice.of(reversed));
        assertThat(MedianPrice.of(fixed)).isBetween(U64F64.of(1), U64F64.of(Math.max(1, Collections.max(prices))));
    }

    @Test
    void rootProportionIsHalfWhereWeightedTaoEqualsTheToken() {
        assertThat(Reals.real(RootProportion.of(500, U64.MAX, 500))).isEqualTo(0.5);
        assertThat(Reals.real(RootProportion.of(0, U64.MAX, 0))).isZero();
        assertThat(Reals.real(RootProportion.taoWeight(3_320_413_933_267_719_290L)))
                .isCloseTo(0.18, within(1e-9));
    }

    private static double median(double... prices) {
        return Reals.real(MedianPrice.of(Arrays.stream(prices)
                .mapToObj(price -> Reals.fixed(U64F64, price))
                .toList()));
    }
}
