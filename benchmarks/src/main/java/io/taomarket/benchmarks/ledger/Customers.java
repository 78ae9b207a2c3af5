package io.taomarket.benchmarks.ledger;

import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.transfer.Pay;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Accounts with money, and single transfers between them. */
record Customers(Ledger ledger, List<UUID> ids) {

    static final int COUNT = 10_000;
    private static final long WEALTH_RAO = 1_000_000_000_000L;
    private static final int AT_A_TIME = 1_000;

    /** Opens the accounts and pays the money in, through the ledger. */
    static Customers open(Wallet wallet) {
        var ids = wallet.jdbc().sql("""
                with opened as (
                    insert into account (id, name, created_at)
                    select gen_random_uuid(), 'customer ' || n, now() from generate_series(1, ?) n returning id),
                booked as (insert into ledger_account (public_id, kind) select id, 'CUSTOMER' from opened)
                select id from opened
                """).param(COUNT).query(UUID.class).list();
        var customers = new Customers(wallet.ledger(), ids);
        customers.submit(ids.stream()
                .map(id -> Pay.deposit(randomId(), id, WEALTH_RAO, null))
                .toList());
        return customers;
    }

    /** Those who are there already. */
    static Customers of(Wallet wallet) {
        var ids = wallet.jdbc().sql("select id from account").query(UUID.class).list();
        return new Customers(wallet.ledger(), ids);
    }

    /** Every transfer changes the same account: the treasury. */
    void throughTheTreasury() {
        ledger.submit(Pay.deposit(randomId(), any(), 1, null));
    }

    /** From anybody to anybody. */
    void betweenAnyTwo() {
        var from = any();
        var to = any();
        while (to.equals(from)) to = any();
        ledger.submit(Pay.transfer(from, randomId(), to, 1, null));
    }

    /** Many commands, each of which must succeed. */
    <R> void submit(List<? extends Command<R>> commands) {
        var rest = new ArrayList<Command<R>>(commands);
        for (var from = 0; from < rest.size(); from += AT_A_TIME) {
            var some = rest.subList(from, Math.min(rest.size(), from + AT_A_TIME));
            ledger.submitAll(some).forEach(outcome -> outcome.orThrow());
        }
    }

    /** Good enough for an id that nobody must guess, and cheap. */
    static UUID randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Sorted by time, as the gateway names requests. */
    static UUID randomIdNow() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12),
                random.nextLong() | Long.MIN_VALUE);
    }

    private UUID any() {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }
}
