package io.taomarket.wallet.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharePoolTests {

    private static final SharePool EMPTY = new SharePool(0, BigInteger.ZERO);
    private static final long MOST = 21_000_000_000_000_000L;

    @Test
    void keepsAStakeWholeToTheRao() {
        var shares = EMPTY.sharesFor(2_000_000);
        var pool = EMPTY.add(2_000_000, shares);

        assertThat(pool.valueRao(shares)).isEqualTo(2_000_000);
    }

    @Test
    void lettingASharePriceExplodeCostsTheNextStakerNothing() {
        var oneShare = new SharePool(1_000_000_000, BigInteger.ONE);

        var shares = oneShare.sharesFor(1_500_000_000);

        assertThat(shares).isEqualTo(BigInteger.ONE);
        assertThat(oneShare.costRao(shares)).as("pays for what he gets").isEqualTo(1_000_000_000);
    }

    @Test
    void raisesEverybodyInProportion() {
        var first = EMPTY.sharesFor(1_000);
        var pool = EMPTY.add(1_000, first);
        var second = pool.sharesFor(3_000);
        var raised = pool.add(3_000, second).add(400, BigInteger.ZERO);

        assertThat(raised.valueRao(first)).isEqualTo(1_100);
        assertThat(raised.valueRao(second)).isEqualTo(3_300);
    }

    @Property
    void neverLetsThePriceFallByStakingOrUnstaking(
            @ForAll @LongRange(min = 1, max = MOST / 4) long firstRao,
            @ForAll @LongRange(min = 0, max = MOST / 4) long dividendRao,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = MOST / 100) Long> amounts) {
        var pool = EMPTY.add(firstRao, EMPTY.sharesFor(firstRao)).add(dividendRao, BigInteger.ZERO);
        var mine = BigInteger.ZERO;
        for (var amountRao : amounts) {
            var staking = amountRao % 2 == 0 || amountRao >= pool.valueRao(mine);
            var shares = staking
                    ? pool.sharesFor(amountRao)
                    : pool.sharesToBurn(amountRao).negate();
            var next = pool.add(staking ? pool.costRao(shares) : -amountRao, shares);
            mine = mine.add(shares);

            assertThat(mine.signum()).isNotNegative();
            assertThat(priceOrder(next, pool)).isNotNegative();
            pool = next;
        }
    }

    @Property
    void givesNobodyMoreThanHePutIn(
            @ForAll @LongRange(min = 1, max = MOST / 4) long firstRao,
            @ForAll @LongRange(min = 0, max = MOST / 4) long dividendRao,
            @ForAll @LongRange(min = 1, max = MOST / 4) long amountRao) {
        var pool = EMPTY.add(firstRao, EMPTY.sharesFor(firstRao)).add(dividendRao, BigInteger.ZERO);
        var shares = pool.sharesFor(amountRao);
        var costRao = pool.costRao(shares);

        assertThat(costRao).isLessThanOrEqualTo(amountRao);
        assertThat(pool.add(costRao, shares).valueRao(shares)).isBetween(costRao - 1, costRao);
    }

    @Property
    void leavesNothingBehindWhenTheLastOneGoes(
            @ForAll @LongRange(min = 1, max = MOST / 4) long firstRao,
            @ForAll @LongRange(min = 0, max = MOST / 4) long dividendRao) {
        var shares = EMPTY.sharesFor(firstRao);
        var pool = EMPTY.add(firstRao, shares).add(dividendRao, BigInteger.ZERO);

        var valueRao = pool.valueRao(shares);

        assertThat(pool.add(-valueRao, shares.negate())).isEqualTo(EMPTY);
    }

    @Property
    void holdsMoneyForAllItsShares(
            @ForAll @LongRange(min = 1, max = MOST / 4) long firstRao,
            @ForAll @LongRange(min = 0, max = MOST / 4) long dividendRao,
            @ForAll @LongRange(min = 1, max = MOST / 4) long secondRao) {
        var first = EMPTY.sharesFor(firstRao);
        var pool = EMPTY.add(firstRao, first).add(dividendRao, BigInteger.ZERO);
        var second = pool.sharesFor(secondRao);
        pool = pool.add(pool.costRao(second), second);

        assertThat(pool.valueRao(first) + pool.valueRao(second)).isLessThanOrEqualTo(pool.totalRao());
    }

    /** Compares the prices of a share without dividing. */
    private static int priceOrder(SharePool left, SharePool right) {
        return BigInteger.valueOf(left.totalRao())
                .multiply(right.totalShares())
                .compareTo(BigInteger.valueOf(right.totalRao()).multiply(left.totalShares()));
    }
}
