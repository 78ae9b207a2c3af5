package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Both rules by which a block is shared among subnets. */
class SharesTests {

    @Test
    void whatAnOwnerWithholdsFromMinersLowersTheShare() {
        assertThat(priceShares(subnet(1, 0.5, true), subnet(1, 0, true))).containsExactly(1 / 3.0, 2 / 3.0);
    }

    @Test
    void pricesAloneCountWhereEverybodyWithholdsEverything() {
        assertThat(priceShares(subnet(1, 1, true), subnet(3, 1, true))).containsExactly(0.25, 0.75);
    }

    @Test
    void shareOfASubnetWithoutTaoGoesToTheOthers() {
        assertThat(priceShares(subnet(1, 0, true), subnet(2, 0, false), subnet(1, 0, true)))
                .containsExactly(0.5, 0, 0.5);
        assertThat(priceShares(subnet(1, 0, false))).containsExactly(0);
    }

    @Test
    void withoutPricesNobodyHasAShare() {
        assertThat(priceShares(subnet(0, 0, true), subnet(0, 0, true))).containsExactly(0, 0);
    }

    @Property
    void priceSharesSumToAtMostOneAndToItButForRounding(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1) Integer> prices) {
        var shares = PriceShares.of(prices.stream()
                .map(price -> new PriceShares.Subnet(U64F64.of(price), U96F32.of(0), true))
                .toList());

        var missing = U64F64.of(1).bits().subtract(sumBits(shares));
        assertThat(missing).isBetween(BigInteger.ZERO, BigInteger.valueOf(2L * prices.size()));
    }

    @Test
    void flowsBelowTheLimitHaveNoShare() {
        assertThat(flowShares(0, 1, -100, 500)).containsExactly(0, 1);
        assertThat(flowShares(0, 1, -100, -200)).containsExactly(0, 0);
        assertThat(flowShares(2000, 1, 1000, 2000)).containsExactly(0, 0);
    }

    @Test
    void flowsThatAreAlmostNothingAreStillShared() {
        assertThat(flowShares(0, 1, 1e-9, 3e-9)[1]).isCloseTo(0.75, within(0.01));
        assertThat(flowShares(0, 2, 1e9, 5e9, 1e10)[2]).isCloseTo(100 / 126.0, within(0.01));
    }

    @Property(tries = 200)
    void flowSharesArePowersWithinAHundredth(
            @ForAll @DoubleRange(min = 1, max = 1e6) @Scale(9) double a,
            @ForAll @DoubleRange(min = 1, max = 1e6) @Scale(9) double b,
            @ForAll @DoubleRange(min = 1, max = 2) @Scale(9) double exponent) {
        Assume.that(Math.max(a / b, b / a) < 1000);
        var shares = flowShares(0, exponent, a, b);

        var expected = Math.pow(a, exponent) / (Math.pow(a, exponent) + Math.pow(b, exponent));
        assertThat(shares[0]).isCloseTo(expected, within(0.01));
        assertThat(shares[0] + shares[1]).isCloseTo(1, within(1e-12));
    }

    private static PriceShares.Subnet subnet(double price, double withheld, boolean tao) {
        return new PriceShares.Subnet(Reals.fixed(U64F64, price), Reals.fixed(U96F32, withheld), tao);
    }

    private static double[] priceShares(PriceShares.Subnet... subnets) {
        return reals(PriceShares.of(List.of(subnets)));
    }

    private static double[] flowShares(double cutoff, double exponent, double... flows) {
        var bits = Arrays.stream(flows).mapToObj(Reals::signedBits).toList();
        return reals(FlowShares.of(bits, Reals.signedBits(cutoff), Reals.fixed(U64F64, exponent)));
    }

    private static double[] reals(List<Fixed128> values) {
        return values.stream().mapToDouble(Reals::real).toArray();
    }

    private static BigInteger sumBits(List<Fixed128> values) {
        return values.stream().map(Fixed128::bits).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
