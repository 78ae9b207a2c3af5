package io.taomarket.wallet.simulation;

import io.taomarket.contracts.emission.Role;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.simulation.ModelMoney.No;
import io.taomarket.wallet.stake.StakeCommands;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Share pools, takes and epochs, a second time. */
final class ModelStakes {

    private static final BigInteger FIRST = BigInteger.TEN.pow(9);

    private final ModelMoney money;
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<String, BigInteger> shares = new HashMap<>();
    private final Map<String, Wish.Stake> asked = new HashMap<>();
    private final Map<String, Long> moved = new HashMap<>();
    private final Map<String, Long> epochs = new HashMap<>();

    ModelStakes(ModelMoney money) {
        this.money = money;
    }

    /** All stake on a hotkey. */
    record Pool(
            UUID owner,
            UUID account,
            BigInteger shares,
            int take,
            @Nullable Long raisedAt) {}

    void open(String hotkey, UUID owner, int take) {
        pools.put(hotkey, new Pool(owner, StakeCommands.poolId(hotkey), BigInteger.ZERO, take, null));
    }

    Map<String, Pool> pools() {
        return pools;
    }

    /** Whether the account has stake, or hotkeys that may earn some. */
    boolean concerns(UUID account) {
        return pools.values().stream().anyMatch(pool -> pool.owner.equals(account))
                || pools.keySet().stream()
                        .anyMatch(hotkey -> sharesOf(hotkey, account).signum() > 0);
    }

    BigInteger sharesOf(String hotkey, UUID owner) {
        return shares.getOrDefault(hotkey + " " + owner, BigInteger.ZERO);
    }

    String stake(Wish.Stake wish) {
        if (!pools.containsKey(wish.hotkey())) throw new No("hotkey_not_found");
        if (wish.toHotkey() != null && !pools.containsKey(wish.toHotkey())) throw new No("hotkey_not_found");
        var name = wish.account() + " " + wish.id();
        var past = asked.get(name);
        if (past != null && !past.equals(wish)) throw new No("exists_different");
        if (past == null) {
            var movedRao =
                    switch (wish.kind()) {
                        case "STAKE" -> put(wish);
                        case "UNSTAKE" -> take(wish);
                        default -> move(wish);
                    };
            money.put(asked, name, wish);
            money.put(moved, name, movedRao);
        }
        return "moved " + moved.get(name);
    }

    String take(Wish.Take wish) {
        var pool = pools.get(wish.hotkey());
        if (pool == null || !pool.owner.equals(wish.account())) throw new No("hotkey_not_found");
        if (pool.take == wish.parts()) return "false";
        var isRaise = wish.parts() > pool.take;
        if (isRaise && pool.raisedAt != null && wish.height() - pool.raisedAt < wish.raiseBlocks())
            throw new No("take_raised_too_soon");
        var raisedAt = isRaise ? Long.valueOf(wish.height()) : pool.raisedAt;
        money.put(pools, wish.hotkey(), new Pool(pool.owner, pool.account, pool.shares, wish.parts(), raisedAt));
        return "true";
    }

    String pay(Wish.Epoch wish) {
        var paid = wish.paid();
        var name = paid.netuid() + " " + paid.epoch();
        var pastRao = epochs.get(name);
        if (pastRao != null && pastRao != paid.budgetRao() - paid.carriedRao()) throw new No("emission_already_issued");
        if (pastRao != null) return "false";
        for (var payout : paid.payouts()) {
            var pool = pools.get(payout.hotkey());
            if (pool == null) throw new No("hotkey_not_bound");
            var earnedRao = payout.amountRao();
            if (payout.role() == Role.VALIDATOR && pool.shares.signum() > 0) {
                var takeRao =
                        times(earnedRao, big(pool.take)).divide(big(65_535)).longValueExact();
                mint(pool, earnedRao - takeRao);
                earnedRao = takeRao;
            }
            if (earnedRao == 0) continue;
            var bought = sharesFor(payout.hotkey(), earnedRao);
            mint(pool, earnedRao);
            give(payout.hotkey(), pool.owner, bought);
        }
        money.put(epochs, name, paid.budgetRao() - paid.carriedRao());
        return "true";
    }

    private void mint(Pool pool, long amountRao) {
        if (amountRao > 0) money.move("EMISSION", Ledger.ISSUANCE, pool.account, amountRao);
    }

    private long put(Wish.Stake wish) {
        var bought = sharesFor(wish.hotkey(), amountRao(wish));
        if (bought.signum() == 0) throw new No("stake_too_small");
        var costRao = costRao(wish.hotkey(), bought);
        money.move("STAKE", wish.account(), pool(wish.hotkey()).account, costRao);
        give(wish.hotkey(), wish.account(), bought);
        return costRao;
    }

    private long take(Wish.Stake wish) {
        var leaving = leaving(wish);
        var worthRao = worthRao(wish.hotkey(), leaving);
        money.move("UNSTAKE", pool(wish.hotkey()).account, wish.account(), worthRao);
        give(wish.hotkey(), wish.account(), leaving.negate());
        return worthRao;
    }

    /** As much leaves as the other pool takes for it, in whole shares on both sides. */
    private long move(Wish.Stake wish) {
        var from = wish.hotkey();
        var to = String.valueOf(wish.toHotkey());
        var leaving = leaving(wish);
        var worthRao = worthRao(from, leaving);
        var bought = sharesFor(to, worthRao);
        if (bought.signum() == 0) throw new No("stake_too_small");
        var costRao = costRao(to, bought);
        if (costRao < worthRao) leaving = up(times(costRao, pool(from).shares), big(rao(from)));
        var movedRao = worthRao(from, leaving);
        money.move("STAKE_MOVE", pool(from).account, pool(to).account, movedRao);
        give(from, wish.account(), leaving.negate());
        give(to, wish.account(), bought);
        return movedRao;
    }

    private BigInteger leaving(Wish.Stake wish) {
        var own = sharesOf(wish.hotkey(), wish.account());
        var stakedRao = worthRao(wish.hotkey(), own);
        if (stakedRao == 0) throw new No("insufficient_stake");
        if (wish.amountRao() == null || wish.amountRao() == stakedRao) return own;
        if (wish.amountRao() > stakedRao) throw new No("insufficient_stake");
        if (wish.amountRao() < wish.leastRao()) throw new No("stake_too_small");
        return up(times(wish.amountRao(), pool(wish.hotkey()).shares), big(rao(wish.hotkey())));
    }

    private void give(String hotkey, UUID owner, BigInteger more) {
        var pool = pool(hotkey);
        var now = sharesOf(hotkey, owner).add(more);
        Violation.require(now.signum() >= 0, "the model has less than no shares");
        money.put(shares, hotkey + " " + owner, now);
        money.put(pools, hotkey, new Pool(pool.owner, pool.account, pool.shares.add(more), pool.take, pool.raisedAt));
    }

    private BigInteger sharesFor(String hotkey, long amountRao) {
        var all = pool(hotkey).shares;
        return all.signum() == 0
                ? times(amountRao, FIRST)
                : times(amountRao, all).divide(big(rao(hotkey)));
    }

    private long costRao(String hotkey, BigInteger bought) {
        var all = pool(hotkey).shares;
        var cost = all.signum() == 0 ? up(bought, FIRST) : up(times(rao(hotkey), bought), all);
        return cost.longValueExact();
    }

    private long worthRao(String hotkey, BigInteger leaving) {
        if (leaving.signum() == 0) return 0;
        return times(rao(hotkey), leaving).divide(pool(hotkey).shares).longValueExact();
    }

    private long rao(String hotkey) {
        return money.purse(pool(hotkey).account).postedRao();
    }

    private Pool pool(String hotkey) {
        var pool = pools.get(hotkey);
        if (pool == null) throw new Violation("the model knows no hotkey " + hotkey);
        return pool;
    }

    private static long amountRao(Wish.Stake wish) {
        if (wish.amountRao() == null) throw new Violation("an amount is missing");
        return wish.amountRao();
    }

    private static BigInteger up(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    private static BigInteger times(long left, BigInteger right) {
        return big(left).multiply(right);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
