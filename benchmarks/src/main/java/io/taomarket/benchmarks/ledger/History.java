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
                    insert into transfer (id, code, debit_id, credit_id, debit_kind, credit_kind, amount_rao, created_at,
                                          debit_version, credit_version)
                    select gen_random_uuid(), 'TRANSFER', p.id, n.id, 'CUSTOMER', 'CUSTOMER', 1, now(),
                           p.version + 2 * cycle - 1, n.version + 2 * cycle
                    from generate_series(:from + 1, :to) cycle, person p join person n on n.id = p.next
                    returning id, debit_id, debit_version, credit_id, credit_version),
                side as (
                    select debit_id as account, debit_version as version, id, -1 as delta, -1 as off from passed
                    union all select credit_id, credit_version, id, 1, 0 from passed)
                insert into entry (account_id, account_version, transfer_id, delta_rao, balance_after_rao)
                select p.id, s.version, s.id, s.delta, p.posted_rao + s.off
                from side s join person p on p.id = s.account
                order by p.id, s.version
                """).param("from", from).param("to", to).update();
    }
}
