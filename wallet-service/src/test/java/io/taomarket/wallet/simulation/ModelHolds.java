package io.taomarket.wallet.simulation;

import io.taomarket.wallet.hold.EndHold;
import io.taomarket.wallet.hold.HoldProperties;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.simulation.ModelMoney.No;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds, the limits of keys and the payment of served requests, a second time. */
final class ModelHolds {

    private final ModelMoney money;
    private final Map<UUID, Kept> holds = new TreeMap<>();
    private final Map<UUID, String> changes = new HashMap<>();
    private final Map<UUID, Limit> limits = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();
    private final Map<String, Paid> settled = new HashMap<>();

    ModelHolds(ModelMoney money) {
        this.money = money;
    }

    /** A hold. */
    record Kept(UUID account, UUID key, String replica, long amountRao, long capturedRao, String state, Instant until) {

        long leftRao() {
            return state.equals("OPEN") ? amountRao - capturedRao : 0;
        }

        Kept with(long amountRao, long capturedRao, String state, Instant until) {
            return new Kept(account, key, replica, amountRao, capturedRao, state, until);
        }
    }

    /** How a request was paid. */
    record Paid(long fromHoldRao, long fromFreeRao, long lossRao, long unpaidRao, long minerRao, long protocolRao) {}

    private record Limit(@Nullable Long rao, @Nullable String reset) {}

    void limit(UUID key, @Nullable Long rao, @Nullable String reset) {
        limits.put(key, new Limit(rao, reset));
    }

    /** The replica lives. */
    void extend(UUID hold, Instant until) {
        var kept = kept(hold);
        holds.put(hold, kept.with(kept.amountRao, kept.capturedRao, kept.state, until));
    }

    String open(Wish.Open wish, Instant now) {
        if (isRepeated(wish.id(), wish.id() + " OPEN " + wish.amountRao())) {
            var past = kept(wish.id());
            var isSame = past.account.equals(wish.account())
                    && past.key.equals(wish.key())
                    && past.replica.equals(wish.replica());
            if (!isSame) throw new No("exists_different");
            return answer(past, wish.account(), wish.key(), now);
        }
        yieldSilent(wish.account(), wish.key(), wish.replica(), wish.amountRao(), wish.rules(), now);
        var open = holds.values().stream()
                .filter(kept -> kept.state.equals("OPEN"))
                .filter(kept -> kept.account.equals(wish.account()) && kept.key.equals(wish.key()))
                .count();
        if (open >= wish.rules().maxOpenPerKey()) throw new No("hold_limit");
        setAside(wish.account(), wish.key(), wish.amountRao(), now);
        var until = now.plus(wish.rules().ttl());
        var kept = new Kept(wish.account(), wish.key(), wish.replica(), wish.amountRao(), 0, "OPEN", until);
        return changed(wish.id(), kept, now);
    }

    String topUp(Wish.TopUp wish, Instant now) {
        var kept = existing(wish.hold());
        if (isRepeated(wish.id(), wish.hold() + " TOP_UP " + wish.amountRao()))
            return answer(kept, wish.account(), wish.key(), now);
        requireOpen(kept);
        yieldSilent(kept.account, kept.key, kept.replica, wish.amountRao(), wish.rules(), now);
        setAside(kept.account, kept.key, wish.amountRao(), now);
        var until = now.plus(wish.rules().ttl());
        return changed(wish.hold(), kept.with(kept.amountRao + wish.amountRao(), kept.capturedRao, "OPEN", until), now);
    }

    String release(Wish.Release wish, Instant now) {
        var kept = existing(wish.hold());
        if (!kept.state.equals("OPEN") && !changes.containsKey(wish.id()))
            return answer(kept, wish.account(), wish.key(), now);
        if (isRepeated(wish.id(), wish.hold() + " RELEASE " + wish.amountRao()))
            return answer(kept, wish.account(), wish.key(), now);
        var backRao = Math.min(wish.amountRao(), kept.leftRao());
        money.release(kept.account, backRao);
        return changed(wish.hold(), kept.with(kept.amountRao - backRao, kept.capturedRao, "OPEN", kept.until), now);
    }

    String end(Wish.End wish, Instant now) {
        var kept = existing(wish.hold());
        if (isRepeated(wish.id(), wish.hold() + " " + wish.how() + " 0"))
            return answer(kept, wish.account(), wish.key(), now);
        requireOpen(kept);
        return changed(wish.hold(), ended(kept, wish.how() == EndHold.How.VOID ? "VOIDED" : "SETTLED"), now);
    }

    String expire(Wish.Expire wish, Instant now) {
        var kept = holds.get(wish.hold());
        if (kept == null || !kept.state.equals("OPEN") || !now.isAfter(kept.until)) return "false";
        money.put(holds, wish.hold(), ended(kept, "EXPIRED"));
        return "true";
    }

    String settle(Wish.Settle wish, Instant now) {
        var served = wish.served();
        var name = served.accountId() + " " + served.requestId();
        if (settled.containsKey(name)) return "settled before";
        var miner = served.minerAccountId();
        if (miner == null || !money.has(served.accountId()) || !money.has(miner)) throw new No("account_not_found");
        var kept = holds.get(served.holdId());
        var leftRao = kept != null && kept.account.equals(served.accountId()) ? kept.leftRao() : 0;
        var costRao = served.costRao();
        var fromHoldRao = Math.min(costRao, leftRao);
        var fromFreeRao = Math.min(costRao - fromHoldRao, money.availableRao(served.accountId()));
        var lossRao = Math.min(costRao - fromHoldRao - fromFreeRao, money.availableRao(Ledger.TREASURY));
        var paidRao = fromHoldRao + fromFreeRao + lossRao;
        var minerRao = Math.min(paidRao, costRao - protocolRao(costRao, wish.protocolBasisPoints()));
        if (fromHoldRao > 0 && kept != null) {
            money.release(kept.account, fromHoldRao);
            money.put(
                    holds,
                    served.holdId(),
                    kept.with(kept.amountRao, kept.capturedRao + fromHoldRao, kept.state, kept.until));
        }
        var customerRao = fromHoldRao + fromFreeRao;
        var toMinerRao = Math.min(customerRao, minerRao);
        pay("CHARGE", served.accountId(), miner, toMinerRao);
        pay("FEE", served.accountId(), Ledger.ISSUANCE, customerRao - toMinerRao);
        pay("CHARGE", Ledger.TREASURY, miner, minerRao - toMinerRao);
        pay("FEE", Ledger.TREASURY, Ledger.ISSUANCE, lossRao - (minerRao - toMinerRao));
        for (var period : periods(now))
            money.put(spent, served.keyId() + period, spentRao(served.keyId(), period) + customerRao);
        money.put(
                settled,
                name,
                new Paid(fromHoldRao, fromFreeRao, lossRao, costRao - paidRao, minerRao, paidRao - minerRao));
        return "settled";
    }

    boolean hasOpen(UUID account) {
        return holds.values().stream().anyMatch(kept -> kept.account.equals(account) && kept.state.equals("OPEN"));
    }

    Map<UUID, Kept> holds() {
        return holds;
    }

    Map<String, Paid> settled() {
        return settled;
    }

    long everSpentRao(UUID key) {
        return spentRao(key, "");
    }

    private void pay(String code, UUID from, UUID to, long amountRao) {
        if (amountRao > 0 && !from.equals(to)) money.move(code, from, to, amountRao, true);
    }

    /** To the nearest rao, half of one to the miner. */
    private static long protocolRao(long costRao, int basisPoints) {
        var product = BigInteger.valueOf(costRao).multiply(BigInteger.valueOf(basisPoints));
        return product.add(BigInteger.valueOf(4_999))
                .divide(BigInteger.valueOf(10_000))
                .longValueExact();
    }

    private void yieldSilent(
            UUID account, UUID key, String replica, long amountRao, HoldProperties rules, Instant now) {
        if (Math.min(money.availableRao(account), roomRao(account, key, now)) >= amountRao) return;
        var silentSince = now.plus(rules.ttl()).minus(rules.yieldAfter());
        for (var hold : List.copyOf(holds.entrySet())) {
            var kept = hold.getValue();
            if (kept.state.equals("OPEN")
                    && kept.account.equals(account)
                    && !kept.replica.equals(replica)
                    && kept.until.isBefore(silentSince)) money.put(holds, hold.getKey(), ended(kept, "EXPIRED"));
        }
    }

    private void setAside(UUID account, UUID key, long amountRao, Instant now) {
        if (amountRao > roomRao(account, key, now)) throw new No("key_limit_exceeded");
        money.hold(account, amountRao);
    }

    private Kept ended(Kept kept, String state) {
        money.release(kept.account, kept.leftRao());
        return kept.with(kept.amountRao, kept.capturedRao, state, kept.until);
    }

    private String changed(UUID hold, Kept kept, Instant now) {
        money.put(holds, hold, kept);
        return answer(kept, kept.account, kept.key, now);
    }

    private String answer(Kept kept, UUID account, UUID key, Instant now) {
        var leftRao = Math.min(money.availableRao(kept.account), roomRao(account, key, now));
        return Wish.held(kept.capturedRao, kept.amountRao, leftRao, kept.until);
    }

    /** Remembers what was done under the id, the first time. */
    private boolean isRepeated(UUID id, String what) {
        var past = changes.get(id);
        if (past == null) money.put(changes, id, what);
        else if (!past.equals(what)) throw new No("exists_different");
        return past != null;
    }

    private Kept existing(UUID hold) {
        var kept = holds.get(hold);
        if (kept == null) throw new No("hold_not_found");
        return kept;
    }

    private Kept kept(UUID hold) {
        var kept = holds.get(hold);
        if (kept == null) throw new Violation("the model knows no hold " + hold);
        return kept;
    }

    private static void requireOpen(Kept kept) {
        switch (kept.state) {
            case "EXPIRED" -> throw new No("hold_expired");
            case "SETTLED" -> throw new No("hold_already_settled");
            case "VOIDED" -> throw new No("hold_already_voided");
            default -> {}
        }
    }

    private long roomRao(UUID account, UUID key, Instant now) {
        var limit = limits.get(key);
        if (limit == null || limit.rao == null) return Long.MAX_VALUE;
        var heldRao = holds.values().stream()
                .filter(kept -> kept.account.equals(account) && kept.key.equals(key))
                .mapToLong(Kept::leftRao)
                .sum();
        var period =
                switch (limit.reset) {
                    case null -> periods(now).get(0);
                    case "DAILY" -> periods(now).get(1);
                    case "WEEKLY" -> periods(now).get(2);
                    default -> periods(now).get(3);
                };
        return Math.max(0, Math.max(0, limit.rao - spentRao(key, period)) - heldRao);
    }

    private long spentRao(UUID key, String period) {
        return spent.getOrDefault(key + period, 0L);
    }

    /** Ever, the day, the week by its Monday, the month. */
    private static List<String> periods(Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var monday = day.minus(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue(), ChronoUnit.DAYS);
        return List.of("", " day " + day, " week " + monday, " month " + day.getYear() + "-" + day.getMonthValue());
    }
}
