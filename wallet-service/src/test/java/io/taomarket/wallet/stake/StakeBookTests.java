package io.taomarket.wallet.stake;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.OpenBooks;
import io.taomarket.wallet.ledger.Reads;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class StakeBookTests {

    private static final String HOTKEY = "hotkey";
    private static final UUID POOL = StakeBook.poolId(HOTKEY);
    private static final UUID OWNER = new UUID(1, 1);
    private static final UUID NOMINATOR = new UUID(1, 2);

    @Property
    void mintsEveryRaoOfEveryPayoutAndLosesNoShare(
            @ForAll @IntRange(max = 11_796) int takeParts,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long stakeRao,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> payouts) {
        var reads = StakeBook.reads(StakeBook.reads(new Reads(), HOTKEY, OWNER), HOTKEY, NOMINATOR);
        var pool = new StakePool(HOTKEY, POOL, OWNER, BigInteger.ZERO, takeParts, null, 0);
        var book =
                OpenBooks.of(reads, Map.of(OWNER, 0L, NOMINATOR, stakeRao), 0, List.of(POOL), StakePool.REGISTER, pool);
        var stakes = new StakeBook(book);
        if (stakeRao > 0) {
            var shares = stakes.shares(HOTKEY).sharesFor(stakeRao);
            stakes.pay(Code.STAKE, UUID.randomUUID(), NOMINATOR, POOL, stakeRao, HOTKEY);
            stakes.addShares(HOTKEY, NOMINATOR, shares);
        }

        for (var amountRao : payouts) pay(stakes, amountRao);

        var mintedRao = payouts.stream().mapToLong(Long::longValue).sum();
        assertThat(stakes.totalRao(HOTKEY)).isEqualTo(stakeRao + mintedRao);
        assertThat(OpenBooks.sumRao(book, List.of(OWNER, NOMINATOR), POOL)).isZero();
        var all = stakes.sharesOf(HOTKEY, OWNER).add(stakes.sharesOf(HOTKEY, NOMINATOR));
        assertThat(all).isEqualTo(stakes.pool(HOTKEY).totalShares());
        assertThat(valueRao(stakes, NOMINATOR)).isGreaterThanOrEqualTo(stakeRao);
        assertThat(valueRao(stakes, OWNER) + valueRao(stakes, NOMINATOR))
                .isBetween(stakeRao + mintedRao - 1, stakeRao + mintedRao);
    }

    private static void pay(StakeBook stakes, long amountRao) {
        if (amountRao % 2 == 0) {
            stakes.mintForOwner(HOTKEY, UUID.randomUUID(), amountRao);
            return;
        }
        stakes.mintDividend(HOTKEY, UUID.randomUUID(), UUID.randomUUID(), amountRao);
    }

    private static long valueRao(StakeBook stakes, UUID ownerId) {
        return stakes.shares(HOTKEY).valueRao(stakes.sharesOf(HOTKEY, ownerId));
    }
}
