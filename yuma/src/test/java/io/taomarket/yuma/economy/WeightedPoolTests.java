package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class WeightedPoolTests {

    private static final long PERCENT = WeightedPool.WEIGHT_ONE / 100;
    private static final long HALF = 50 * PERCENT;
    private static final long MAX_RAO = 1_000_000_000_000_000L;

    @Test
    void atEqualWeightsTheProductOfTheReservesStays() {
        var pool = new WeightedPool(1500, 1000, HALF);

        assertThat(pool.alphaForTao(1500)).isEqualTo(500);
        assertThat(pool.taoForAlpha(1000)).isEqualTo(750);
        assertThat(Reals.real(pool.price())).isEqualTo(1.5);
    }

    @Test
    void needsReservesAndWeightsWithinTheirRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedPool(0, 1, HALF));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedPool(1, 1, PERCENT - 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedPool(1, 1, 99 * PERCENT + 1));
    }

    @Property(tries = 300)
    void paysOutAtMostTheReserve(
            @ForAll @LongRange(min = 1) long tao,
            @ForAll @LongRange(min = 1) long alpha,
            @ForAll @LongRange(min = PERCENT, max = 99 * PERCENT) long weight,
            @ForAll long delta) {
        var pool = new WeightedPool(tao, alpha, weight);

        assertThat(pool.taoForAlpha(delta)).isBetween(0L, tao);
        assertThat(pool.alphaForTao(delta)).isBetween(0L, alpha);
    }

    /** Rounding 1e-18 of the power may move the result by as much of the reserve. */
    @Property(tries = 300)
    void nobodyGainsByBuyingAndSellingBack(
            @ForAll @LongRange(min = 1000, max = MAX_RAO) long tao,
            @ForAll @LongRange(min = 1000, max = MAX_RAO) long alpha,
            @ForAll @LongRange(min = 30 * PERCENT, max = 70 * PERCENT) long weight,
            @ForAll @LongRange(min = 1, max = MAX_RAO) long paid) {
        var pool = new WeightedPool(tao, alpha, weight);
        var bought = pool.alphaForTao(paid);
        if (bought == alpha) return;
        var after = new WeightedPool(tao + paid, alpha - bought, weight);

        assertThat(after.taoForAlpha(bought)).isLessThanOrEqualTo(paid + 1);
    }

    @Property(tries = 300)
    void agreesWithTheFormulaInReals(
            @ForAll @LongRange(min = 1_000_000, max = MAX_RAO) long tao,
            @ForAll @LongRange(min = 1_000_000, max = MAX_RAO) long alpha,
            @ForAll @LongRange(min = 10 * PERCENT, max = 90 * PERCENT) long weight,
            @ForAll @LongRange(max = MAX_RAO) long sold) {
        var w2 = weight / 1e18;
        var expected = tao * -Math.expm1(-(1 - w2) / w2 * Math.log1p((double) sold / alpha));

        assertThat((double) new WeightedPool(tao, alpha, weight).taoForAlpha(sold))
                .isCloseTo(expected, within(1.5 + expected * 1e-9));
    }

    @Property(tries = 300)
    void addingToThePoolKeepsThePrice(
            @ForAll @LongRange(min = 1_000_000, max = MAX_RAO) long tao,
            @ForAll @LongRange(min = 1_000_000, max = MAX_RAO) long alpha,
            @ForAll @LongRange(max = 500_000) long addedTao,
            @ForAll @LongRange(max = 500_000) long addedAlpha) {
        var pool = new WeightedPool(tao, alpha, HALF);

        assertThat(Reals.real(pool.add(addedTao, addedAlpha).price()))
                .isCloseTo(Reals.real(pool.price()), Percentage.withPercentage(1e-6));
    }

    @Property(tries = 300)
    void whatReachesAPriceReachesIt(
            @ForAll @LongRange(min = 20 * PERCENT, max = 80 * PERCENT) long weight,
            @ForAll @LongRange(min = 11, max = 40) long tenths) {
        var pool = new WeightedPool(2 * MAX_RAO, MAX_RAO, weight);
        var price = Reals.real(pool.price());
        var paid = pool.taoToReach(Reals.fixed(U64F64, price * tenths / 10));
        var sold = pool.alphaToReach(Reals.fixed(U64F64, price * 10 / tenths));

        var dearer = new WeightedPool(2 * MAX_RAO + paid, MAX_RAO - pool.alphaForTao(paid), weight);
        var cheaper = new WeightedPool(2 * MAX_RAO - pool.taoForAlpha(sold), MAX_RAO + sold, weight);
        assertThat(Reals.real(dearer.price())).isCloseTo(price * tenths / 10, Percentage.withPercentage(1e-6));
        assertThat(Reals.real(cheaper.price())).isCloseTo(price * 10 / tenths, Percentage.withPercentage(1e-6));
    }

    @Test
    void aPriceOnTheOtherSideIsReachedWithNothing() {
        var pool = new WeightedPool(1500, 1000, HALF);

        assertThat(pool.taoToReach(U64F64.of(1))).isZero();
        assertThat(pool.alphaToReach(U64F64.of(2))).isZero();
        assertThat(pool.alphaToReach(U64F64.of(0))).isZero();
    }

    @Test
    void feeIsAPartOfWhatIsOfferedOrComesOnTopOfWhatIsTaken() {
        assertThat(SwapFee.ofOffered(1_000_000_000, SwapFee.DEFAULT_RATE)).isEqualTo(503_547);
        assertThat(SwapFee.onTopOf(1_000_000_000 - 503_547, SwapFee.DEFAULT_RATE))
                .isEqualTo(503_547);
    }
}
