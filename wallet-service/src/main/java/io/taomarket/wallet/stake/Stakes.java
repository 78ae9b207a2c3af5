package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.stake.StakeOperation.Asked;
import io.taomarket.wallet.stake.StakeOperation.Kind;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What accounts do with their stake. The account's own id makes an operation happen once. */
@Service
@Transactional
class Stakes {

    private final StakePools pools;
    private final StakeRepository rows;
    private final StakeProperties properties;
    private final Clock clock;

    Stakes(StakePools pools, StakeRepository rows, StakeProperties properties, Clock clock) {
        this.pools = pools;
        this.rows = rows;
        this.properties = properties;
        this.clock = clock;
    }

    StakeOperation stake(UUID accountId, UUID stakeId, String hotkey, long amountRao) {
        requireEnough(amountRao);
        var asked = new Asked(accountId, stakeId, Kind.STAKE, hotkey, null, amountRao);
        return once(asked, stakes -> {
            var shares = stakes.shares(hotkey).sharesFor(amountRao);
            if (shares.signum() == 0) throw tooSmall();
            var costRao = stakes.shares(hotkey).costRao(shares);
            stakes.pay(
                    Code.STAKE,
                    transferId(asked),
                    accountId,
                    stakes.pool(hotkey).poolId(),
                    costRao,
                    hotkey);
            stakes.addShares(hotkey, accountId, shares);
            return costRao;
        });
    }

    /** Takes stake back; all of it when no amount is named. */
    StakeOperation unstake(UUID accountId, UUID unstakeId, String hotkey, @Nullable Long amountRao) {
        var asked = new Asked(accountId, unstakeId, Kind.UNSTAKE, hotkey, null, amountRao);
        return once(asked, stakes -> {
            var part = part(stakes, asked);
            stakes.pay(
                    Code.UNSTAKE, transferId(asked), stakes.pool(hotkey).poolId(), accountId, part.valueRao(), hotkey);
            stakes.addShares(hotkey, accountId, part.shares().negate());
            return part.valueRao();
        });
    }

    /** Moves stake to another hotkey; all of it when no amount is named. */
    StakeOperation move(UUID accountId, UUID moveId, String from, String to, @Nullable Long amountRao) {
        if (from.equals(to)) throw sameHotkey();
        var asked = new Asked(accountId, moveId, Kind.MOVE, from, to, amountRao);
        return once(asked, stakes -> {
            var part = part(stakes, asked);
            var bought = stakes.shares(to).sharesFor(part.valueRao());
            if (bought.signum() == 0) throw tooSmall();
            var costRao = stakes.shares(to).costRao(bought);
            var sold = costRao == part.valueRao()
                    ? part.shares()
                    : stakes.shares(from).sharesToBurn(costRao);
            var soldRao = stakes.shares(from).valueRao(sold);
            stakes.pay(
                    Code.STAKE_MOVE,
                    transferId(asked),
                    stakes.pool(from).poolId(),
                    stakes.pool(to).poolId(),
                    soldRao,
                    from);
            stakes.addShares(from, accountId, sold.negate());
            stakes.addShares(to, accountId, bought);
            return soldRao;
        });
    }

    private StakeOperation once(Asked asked, Effect effect) {
        var hotkeys = asked.toHotkey() == null ? Set.of(asked.hotkey()) : Set.of(asked.hotkey(), asked.toHotkey());
        if (rows.pools(hotkeys).size() < hotkeys.size()) throw Delegates.notFound();
        var stakes = pools.lock(hotkeys, List.of(asked.accountId()));
        var past = rows.find(asked.accountId(), asked.id());
        if (past.isPresent()) return past.get().requireSame(asked);
        var done = asked.done(effect.apply(stakes));
        pools.write(stakes);
        rows.insert(done, clock.instant());
        return done;
    }

    /**
     * The shares that an unstake or a move is about, all or enough for what is asked, and what they are worth: a share
     * that has grown dear leaves whole, so that no money stays in a pool without shares.
     */
    private Part part(StakeBook stakes, Asked asked) {
        var pool = stakes.shares(asked.hotkey());
        var shares = stakes.sharesOf(asked.hotkey(), asked.accountId());
        var stakedRao = pool.valueRao(shares);
        if (stakedRao == 0) throw insufficient(stakedRao);
        var askedRao = asked.askedRao() == null ? stakedRao : asked.askedRao();
        if (askedRao == stakedRao) return new Part(shares, stakedRao);
        if (askedRao > stakedRao) throw insufficient(stakedRao);
        requireEnough(askedRao);
        var leaving = pool.sharesToBurn(askedRao);
        return new Part(leaving, pool.valueRao(leaving));
    }

    private static UUID transferId(Asked asked) {
        return DerivedId.of("stake", asked.accountId(), asked.id());
    }

    private void requireEnough(long amountRao) {
        if (amountRao < properties.minOperationRao()) throw tooSmall();
    }

    private Refusal tooSmall() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "stake_too_small",
                "The least amount is " + properties.minOperationRao() + " rao, except for a full exit.",
                Map.of("min_rao", Long.toString(properties.minOperationRao())));
    }

    private static Refusal insufficient(long stakedRao) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "insufficient_stake",
                "Your stake on this hotkey is " + stakedRao + " rao.",
                Map.of("staked_rao", Long.toString(stakedRao)));
    }

    private static Refusal sameHotkey() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "same_hotkey", "A move needs two different hotkeys.");
    }

    /** Works something out on locked pools and says how much has moved. */
    private interface Effect {
        long apply(StakeBook stakes);
    }

    private record Part(BigInteger shares, long valueRao) {}
}
