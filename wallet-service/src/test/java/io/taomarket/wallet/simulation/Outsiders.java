package io.taomarket.wallet.simulation;

import io.taomarket.wallet.hold.HoldProperties;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.stake.StakeCommands;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is written beside the writer: accounts and hotkeys come, limits change, replicas say that they live. */
final class Outsiders {

    private final World world;
    private final Model model;
    private final SplittableRandom random;
    private final HoldProperties rules;
    private final long scaleRao;
    private final List<UUID> accounts = new ArrayList<>();
    private final Map<UUID, List<UUID>> keys = new LinkedHashMap<>();
    private final List<UUID> allKeys = new ArrayList<>();
    private final List<String> hotkeys = new ArrayList<>();
    private final Map<String, UUID> owners = new HashMap<>();

    Outsiders(World world, Model model, HoldProperties rules, long scaleRao) {
        this.world = world;
        this.model = model;
        this.rules = rules;
        this.scaleRao = scaleRao;
        random = world.scheduler().random();
    }

    /** The database as it is before the first writer begins; some accounts and hotkeys come later. */
    void begin() {
        open(Ledger.ISSUANCE, Kind.ISSUANCE, -Ledger.CAP_RAO);
        open(Ledger.TREASURY, Kind.TREASURY, 0);
        var issuance = new LinkedHashMap<String, @Nullable Object>();
        for (var column : List.of("ledger", "version", "genesis_rao", "minted_rao", "recycled_rao"))
            issuance.put(column, 0L);
        world.database().table("issuance").put(new Row(issuance), 0L);
        for (var number = 2 + random.nextInt(5); number > 0; number--) account(number);
        for (var number = 1 + random.nextInt(3); number > 0; number--) hotkey("hotkey" + number);
        disturb();
    }

    List<UUID> accounts() {
        return accounts;
    }

    /** An account that has keys, and so exists. */
    UUID owned() {
        return pick(List.copyOf(keys.keySet()));
    }

    UUID keyOf(UUID account) {
        return pick(keys.getOrDefault(account, List.of()));
    }

    UUID anyKey() {
        return pick(allKeys);
    }

    String anyHotkey() {
        return pick(hotkeys);
    }

    UUID anyPool() {
        return StakeCommands.poolId(anyHotkey());
    }

    UUID ownerOf(String hotkey) {
        return owners.getOrDefault(hotkey, Ledger.TREASURY);
    }

    /** Open holds whose time is over, if it is now what somebody believes. */
    List<Wish.Expire> expired(Instant now) {
        var expired = new ArrayList<Wish.Expire>();
        for (var row : world.database().table("hold").rows()) {
            if (!row.value("state").equals("OPEN")) continue;
            if (((OffsetDateTime) row.value("expires_at")).toInstant().isBefore(now))
                expired.add(new Wish.Expire((UUID) row.value("id"), (UUID) row.value("account_id")));
        }
        return expired;
    }

    private void account(int number) {
        var account = new UUID(1, number);
        accounts.add(account);
        soon(keys.isEmpty() || random.nextInt(4) > 0, () -> {
            open(account, Kind.CUSTOMER, 0);
            for (var i = 1 + random.nextInt(2); i > 0; i--) key(account, new UUID(2, allKeys.size() + 1));
        });
    }

    private void key(UUID account, UUID key) {
        keys.computeIfAbsent(account, _ -> new ArrayList<>()).add(key);
        allKeys.add(key);
        limit(key);
    }

    private void limit(UUID key) {
        var limitRao = random.nextBoolean() ? null : Long.valueOf(1 + random.nextLong(scaleRao * 3));
        var resets = new @Nullable String[] {null, "DAILY", "WEEKLY", "MONTHLY"};
        var reset = limitRao == null ? null : resets[random.nextInt(4)];
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("id", key);
        columns.put("limit_rao", limitRao);
        columns.put("limit_reset", reset);
        world.database().table("api_key").put(new Row(columns), key);
        model.holds.limit(key, limitRao, reset);
    }

    private void hotkey(String hotkey) {
        hotkeys.add(hotkey);
        var owner = pick(accounts);
        owners.put(hotkey, owner);
        soon(random.nextInt(3) > 0, () -> {
            var columns = new LinkedHashMap<String, @Nullable Object>();
            columns.put("hotkey", hotkey);
            columns.put("pool_id", StakeCommands.poolId(hotkey));
            columns.put("owner_id", owner);
            columns.put("total_shares", BigDecimal.ZERO);
            columns.put("take_parts", 11_796L);
            columns.put("take_raised_at", null);
            columns.put("version", 0L);
            open(StakeCommands.poolId(hotkey), Kind.STAKE_POOL, 0);
            world.database().table("stake_pool").put(new Row(columns), hotkey);
            model.stakes.open(hotkey, owner, 11_796);
        });
    }

    private void open(UUID account, Kind kind, long minAvailableRao) {
        world.database().open(account, kind, minAvailableRao);
        model.money.open(account, kind);
    }

    private void disturb() {
        whenFree(random.nextInt(4_000), () -> {
            if (random.nextInt(3) == 0) limit(anyKey());
            else extend(random.nextBoolean() ? "one" : "two");
            disturb();
        });
    }

    /** A heartbeat, by the clock of whoever takes it. */
    private void extend(String replica) {
        var writer = world.writers().get(random.nextInt(world.writers().size()));
        var until = writer.clock().plus(rules.ttl());
        var holds = world.database().table("hold");
        for (var row : List.copyOf(holds.rows())) {
            var isAlive = row.value("replica").equals(replica)
                    && row.value("state").equals("OPEN")
                    && row.number("amount_rao") > row.number("captured_rao");
            if (!isAlive) continue;
            var columns = new LinkedHashMap<>(row.columns());
            columns.put("expires_at", Row.stored("timestamptz", until));
            holds.put(new Row(columns), row.value("id"));
            model.holds.extend((UUID) row.value("id"), until);
        }
    }

    private void soon(boolean isNow, Runnable write) {
        if (isNow) write.run();
        else whenFree(random.nextInt(5_000), write);
    }

    /** Rows that the writer has locked can be written when it is done with them. */
    private void whenFree(int inMillis, Runnable write) {
        world.scheduler().in(inMillis, () -> {
            if (world.database().isBusy()) whenFree(1 + random.nextInt(300), write);
            else write.run();
        });
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
