package io.taomarket.benchmarks.ledger;

import java.util.stream.LongStream;

/** A past, made by SQL: everybody gives a rao to the next and gets one from the one before, over and over. */
final class History {

    private static final int CYCLES_AT_A_TIME = 20;

    private History() {}

    /** Adds this many entries, in whole cycles of two for every customer. Call it while no wallet runs on it. */
    static void fill(Wallet wallet, long entries) {
        var cycles = entries / 2 / Customers.COUNT;
        var starts = LongStream.iterate(0, start -> start < cycles, start -> start + CYCLES_AT_A_TIME);
        starts.forEach(start -> cycle(wallet, start, Math.min(cycles, start + CYCLES_AT_A_TIME)));
        wallet.jdbc().sql("""
                update ledger_account set version = version + 2 * ? where kind = 'CUSTOMER'
                """).param(cycles).update();
        wallet.jdbc().sql("analyze").update();
    }

    private static void cycle(Wallet wallet, long from, long to) {
        wallet.jdbc().sql("""
                with person as (
                    select id, posted_rao, version, lead(id, 1, first_id) over (order by id) as next
                    from (select *, min(id) over () as first_id from ledger_account where kind = 'CUSTOMER') a),
                passed as (
                    insert into transfer (id, code, debit_id, credit_id, debit_kind, credit_kind, amount_rao, created_at)
                    select gen_random_uuid(), 'TRANSFER', id, next, 'CUSTOMER', 'CUSTOMER', 1, now()
                    from generate_series(:from + 1, :to) cycle, person
                    returning id, debit_id, credit_id),
                numbered as (
                    select id, debit_id, credit_id, :from + row_number() over (partition by debit_id) - 1 as cycle
                    from passed),
                side as (
                    select debit_id as account, id, -1 as delta, 1 as step, -1 as off, cycle from numbered
                    union all select credit_id, id, 1, 2, 0, cycle from numbered)
                insert into entry (account_id, account_version, transfer_id, delta_rao, balance_after_rao)
                select p.id, p.version + 2 * s.cycle + s.step, s.id, s.delta, p.posted_rao + s.off
                from side s join person p on p.id = s.account
                order by p.id, s.cycle, s.step
                """).param("from", from).param("to", to).update();
    }
}
