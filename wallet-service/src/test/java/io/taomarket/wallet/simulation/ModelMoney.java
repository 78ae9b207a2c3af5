package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The model's money: a map of balances, written down a second time in the plainest way there is. */
final class ModelMoney {

    private static final long CAP_RAO = 21_000_000_000_000_000L;

    private final Map<UUID, Purse> purses = new HashMap<>();
    private final Map<UUID, Standing> stood = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** What is on an account. */
    record Purse(Kind kind, Standing standing, long postedRao, long heldRao, long reserveRao) {

        long freeRao() {
            return postedRao - heldRao - reserveRao;
        }

        Purse with(long postedRao, long heldRao) {
            return new Purse(kind, standing, postedRao, heldRao, reserveRao);
        }
    }

    /** A transfer without its names. */
    record Move(String code, UUID from, UUID to, long amountRao) {}

    /** The model refuses. */
    static final class No extends RuntimeException {

        final String code;

        No(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }

    void open(UUID account, Kind kind) {
        purses.put(account, new Purse(kind, Standing.OPEN, 0, 0, kind == Kind.ISSUANCE ? -CAP_RAO : 0));
    }

    boolean has(UUID account) {
        return purses.containsKey(account);
    }

    Purse purse(UUID account) {
        var purse = purses.get(account);
        if (purse == null) throw new Violation("the model knows no account " + account);
        return purse;
    }

    Map<UUID, Purse> purses() {
        return purses;
    }

    long availableRao(UUID account) {
        var purse = purse(account);
        return purse.standing == Standing.OPEN ? purse.freeRao() : 0;
    }

    void stand(UUID id, UUID account, Standing standing, boolean hasMore) {
        var purse = customer(account);
        if (stood.containsKey(id) || purse.standing == standing) return;
        if (purse.standing == Standing.CLOSED) throw new No("account_closed");
        var isEmpty = purse.postedRao == 0 && purse.heldRao == 0 && !hasMore;
        if (standing == Standing.CLOSED && !isEmpty) throw new No("account_not_empty");
        put(purses, account, new Purse(purse.kind, standing, purse.postedRao, purse.heldRao, purse.reserveRao));
        put(stood, id, standing);
    }

    void keep(UUID account, long reserveRao) {
        var purse = customer(account);
        if (reserveRao > purse.postedRao - purse.heldRao) throw new No("insufficient_funds");
        put(purses, account, new Purse(purse.kind, purse.standing, purse.postedRao, purse.heldRao, reserveRao));
    }

    private Purse customer(UUID account) {
        var purse = purses.get(account);
        if (purse == null || purse.kind != Kind.CUSTOMER) throw new No("account_not_found");
        return purse;
    }

    void move(String code, UUID from, UUID to, long amountRao) {
        move(code, from, to, amountRao, false);
    }

    void move(String code, UUID from, UUID to, long amountRao, boolean evenWhenFrozen) {
        var giver = purses.get(from);
        var taker = purses.get(to);
        if (giver == null) throw new No("debit_account_not_found");
        if (taker == null) throw new No("credit_account_not_found");
        if (giver.standing == Standing.CLOSED || taker.standing == Standing.CLOSED) throw new No("account_closed");
        if (giver.standing == Standing.FROZEN && !evenWhenFrozen) throw new No("account_frozen");
        if (!allows(code, giver.kind, taker.kind)) throw new No("code_not_allowed");
        requireFree(from, giver, amountRao);
        put(purses, from, giver.with(giver.postedRao - amountRao, giver.heldRao));
        put(purses, to, taker.with(taker.postedRao + amountRao, taker.heldRao));
        moves.add(new Move(code, from, to, amountRao));
        undo.push(moves::removeLast);
    }

    void hold(UUID account, long amountRao) {
        var purse = purse(account);
        if (purse.standing == Standing.CLOSED) throw new No("account_closed");
        if (purse.standing == Standing.FROZEN) throw new No("account_frozen");
        requireFree(account, purse, amountRao);
        release(account, -amountRao);
    }

    void release(UUID account, long amountRao) {
        var purse = purse(account);
        put(purses, account, purse.with(purse.postedRao, purse.heldRao - amountRao));
    }

    /** Writes into a map of the model; a refusal takes it back. */
    <K, V> void put(Map<K, V> map, K key, @Nullable V value) {
        var past = value == null ? map.remove(key) : map.put(key, value);
        undo.push(() -> {
            if (past == null) map.remove(key);
            else map.put(key, past);
        });
    }

    void begin() {
        undo.clear();
    }

    void takeBack() {
        while (!undo.isEmpty()) undo.pop().run();
    }

    /** All that has moved since this was asked the last time. */
    List<Move> moved() {
        var moved = List.copyOf(moves);
        moves.clear();
        undo.clear();
        return moved;
    }

    private static void requireFree(UUID account, Purse purse, long amountRao) {
        if (amountRao <= purse.freeRao()) return;
        throw new No(account.equals(Ledger.ISSUANCE) ? "supply_cap_exceeded" : "insufficient_funds");
    }

    private static boolean allows(String code, Kind from, Kind to) {
        return switch (code + " " + from + " " + to) {
            case "GENESIS ISSUANCE TREASURY",
                    "DEPOSIT TREASURY CUSTOMER",
                    "TRANSFER CUSTOMER CUSTOMER",
                    "CHARGE CUSTOMER CUSTOMER",
                    "CHARGE TREASURY CUSTOMER",
                    "FEE CUSTOMER ISSUANCE",
                    "FEE TREASURY ISSUANCE",
                    "REFUND CUSTOMER CUSTOMER",
                    "REFUND CUSTOMER TREASURY",
                    "REGISTRATION CUSTOMER ISSUANCE",
                    "STAKE CUSTOMER STAKE_POOL",
                    "UNSTAKE STAKE_POOL CUSTOMER",
                    "STAKE_MOVE STAKE_POOL STAKE_POOL",
                    "EMISSION ISSUANCE STAKE_POOL" -> true;
            default -> false;
        };
    }
}
