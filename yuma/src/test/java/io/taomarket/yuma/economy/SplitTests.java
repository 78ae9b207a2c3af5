package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Every division of an amount: nobody is paid what was not minted. */
class SplitTests {

    private static final long TAO = 1_000_000_000;
    private static final int OWNER_CUT = 11796;

    @Test
    void withoutRootMinersAndValidatorsGetTheSame() {
        assertThat(AlphaSplit.of(TAO, 0, U96F32.of(0), true)).isEqualTo(new AlphaSplit(0, TAO / 2, TAO / 2, 0, 0));
    }

    @Test
    void rootIsPaidOutOfTheValidatorsHalfOrRecycled() {
        var paid = AlphaSplit.of(TAO, OWNER_CUT, Reals.fixed(U96F32, 0.25), true);
        var recycled = AlphaSplit.of(TAO, OWNER_CUT, Reals.fixed(U96F32, 0.25), false);

        assertThat(paid.rootRao()).isEqualTo(recycled.recycledRao()).isEqualTo(102_500_572);
        assertThat(paid.recycledRao()).isEqualTo(recycled.rootRao()).isZero();
        assertThat(paid.serverRao()).isEqualTo(recycled.serverRao()).isEqualTo(410_002_288);
    }

    @Property
    void alphaSplitLosesAtMostThreeRao(
            @ForAll @LongRange(max = TAO) long alphaRao,
            @ForAll @IntRange(max = 65535) int ownerCut,
            @ForAll @DoubleRange(max = 1) @Scale(9) double rootProportion,
            @ForAll boolean rootIsPaid) {
        var split = AlphaSplit.of(alphaRao, ownerCut, Reals.fixed(U96F32, rootProportion), rootIsPaid);

        var sum = split.ownerRao() + split.serverRao() + split.validatorRao() + split.rootRao() + split.recycledRao();
        assertThat(sum).isBetween(alphaRao - 3, alphaRao);
    }

    @Property
    void subnetTermsUseAllTao(
            @ForAll @LongRange(max = TAO) long taoRao,
            @ForAll @DoubleRange(min = 1e-6, max = 10) @Scale(9) double price,
            @ForAll @DoubleRange(max = 1) @Scale(9) double rootProportion) {
        var tao = U96F32.of(taoRao);
        var root = Reals.fixed(U96F32, rootProportion);
        var terms = SubnetTerms.of(tao, Reals.fixed(U64F64, price), TAO, root);

        assertThat(terms.taoIn().plus(terms.excessTao())).isEqualTo(tao);
        assertThat(terms.alphaIn()).isLessThanOrEqualTo(root.times(U96F32.of(TAO)));
        assertThat(terms.alphaOut()).isEqualTo(U96F32.of(TAO));
    }

    @Test
    void withoutPriceNothingIsMintedIntoThePool() {
        var terms = SubnetTerms.of(U96F32.of(7), U64F64.of(0), TAO, U96F32.of(1));

        assertThat(terms).isEqualTo(new SubnetTerms(U96F32.of(7), U96F32.of(0), U96F32.of(TAO), U96F32.of(0)));
    }

    @Test
    void rootsPartOfADividendFollowsTheWeightedStake() {
        var validators = List.of(validator(100, 1000, 0), validator(100, 0, 1000), validator(100, 1000, 1000));
        var split = DividendSplit.of(3000, 3000, Reals.fixed(U96F32, 0.5), validators);

        assertThat(split.alpha().stream().map(Fixed128::floor)).containsExactly(1799L, 0L, 1199L);
        assertThat(split.root().stream().map(Fixed128::floor)).containsExactly(0L, 2250L, 749L);
    }

    @Property
    void dividendsNeverExceedWhatIsPending(
            @ForAll @LongRange(max = 1000 * TAO) long pendingRao,
            @ForAll @Size(min = 1, max = 64) List<@LongRange(min = 1, max = 1000 * TAO) Long> stakes) {
        var validators =
                stakes.stream().map(stake -> validator(stake, stake, 7)).toList();
        var split = DividendSplit.of(pendingRao, pendingRao, Reals.fixed(U96F32, 0.18), validators);

        assertThat(sum(split.alpha())).isLessThanOrEqualTo(U96F32.of(pendingRao));
        assertThat(sum(split.root())).isLessThanOrEqualTo(U96F32.of(pendingRao));
    }

    @Property
    void mechanismsGetAllOfIt(
            @ForAll @LongRange(min = 0) long emissionRao,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 8191) Integer> shares) {
        var given = shares.stream().mapToInt(share -> share).toArray();

        assertThat(Arrays.stream(MechanismSplit.byShares(emissionRao, given.length, given))
                        .sum())
                .isEqualTo(emissionRao);
        assertThat(Arrays.stream(MechanismSplit.even(emissionRao, given.length)).sum())
                .isEqualTo(emissionRao);
    }

    @Test
    void mechanismsWithoutAShareGetNothingAndSharesWithoutMechanismAreDropped() {
        assertThat(MechanismSplit.byShares(100, 3, new int[] {32768})).containsExactly(100, 0, 0);
        assertThat(MechanismSplit.byShares(100, 1, new int[] {32768, 32767})).containsExactly(100);
        assertThat(MechanismSplit.byShares(U64.MAX, 2, new int[] {0, 65535})).containsExactly(0, U64.MAX);
    }

    private static DividendSplit.Validator validator(long dividend, long alphaRao, long rootRao) {
        return new DividendSplit.Validator(U96F32.of(dividend), alphaRao, rootRao);
    }

    private static Fixed128 sum(List<Fixed128> values) {
        return values.stream().reduce(U96F32.of(0), Fixed128::plus);
    }
}
