package io.taomarket.wallet.balance;

import static java.time.ZoneOffset.UTC;

import io.taomarket.wallet.door.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an account has, each answer from one snapshot. */
@Repository
class Balances {

    private static final String ENTRY = """
            select e.account_version as version, coalesce(t.requested_id, t.id) as transfer_id, lower(t.code) as type,
                   e.delta_rao as amount_rao, e.balance_after_rao, t.reference, t.memo, t.created_at,
                   case when t.code in ('TRANSFER', 'REFUND') then other.public_id end as counterparty
            from entry e
            join ledger_account a on a.id = e.account_id
            join transfer t on t.id = e.transfer_id
            join ledger_account other on other.id = t.debit_id + t.credit_id - e.account_id
            where a.public_id = :accountId
            """;

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Balance> of(UUID accountId) {
        return jdbc.sql("""
                select a.posted_rao - a.held_rao as free_rao, a.held_rao, a.min_available_rao as reserve_rao, a.version,
                coalesce((
                    select sum(div(pooled.posted_rao * position.shares, pool.total_shares))
                    from stake_position position
                    join stake_pool pool on pool.hotkey = position.hotkey
                    join ledger_account pooled on pooled.public_id = pool.pool_id
                    where position.owner_id = a.public_id), 0)::bigint as staked_rao
                from ledger_account a where a.public_id = ? and a.kind = 'CUSTOMER'
                """).param(accountId).query(Balance.class).optional();
    }

    /** What all keys of the account have spent. */
    long usageRao(UUID accountId) {
        return jdbc.sql("""
                select coalesce(sum(usage.total_rao), 0)::bigint from key_usage usage
                join api_key on api_key.id = usage.key_id where api_key.account_id = ?
                """).param(accountId).query(Long.class).single();
    }

    /** What the account had at this time: entries have no gaps and are in order, so a few looks find the last one. */
    Optional<PastBalance> at(UUID accountId, Instant time) {
        return jdbc.sql("""
                with recursive account as (
                    select id, version from ledger_account where public_id = :accountId and kind = 'CUSTOMER'
                ), search (low, high) as (
                    select 0::bigint, version from account
                    union all
                    select case when t.created_at <= :time then middle else low end,
                           case when t.created_at <= :time then high else middle - 1 end
                    from search
                    cross join lateral (select (low + high + 1) / 2 as middle) m
                    join entry e on e.account_id = (select id from account) and e.account_version = middle
                    join transfer t on t.id = e.transfer_id
                    where low < high
                )
                select low as version, coalesce(e.balance_after_rao, 0) as balance_rao
                from search
                left join entry e on e.account_id = (select id from account) and e.account_version = low
                where low = high
                """)
                .param("accountId", accountId)
                .param("time", time.atOffset(UTC))
                .query(PastBalance.class)
                .optional();
    }

    /** The account's history, newest first. */
    List<Entry> entries(UUID accountId, PageRequest page) {
        return jdbc.sql(ENTRY + "and e.account_version < :before order by e.account_version desc limit :rows")
                .param("accountId", accountId)
                .param("before", page.position().map(Long::valueOf).orElse(Long.MAX_VALUE))
                .param("rows", page.rows())
                .query(Entry.class)
                .list();
    }

    /** The account's history from here on, oldest first. */
    List<Entry> entriesAfter(UUID accountId, long version, int rows) {
        return jdbc.sql(ENTRY + "and e.account_version > :after order by e.account_version limit :rows")
                .param("accountId", accountId)
                .param("after", version)
                .param("rows", rows)
                .query(Entry.class)
                .list();
    }

    /**
     * What an account had at a time.
     *
     * @param balanceRao free and held together
     * @param version of the last entry before that; 0: there was none
     */
    record PastBalance(long version, long balanceRao) {}

    /**
     * Free, held and staked money of one moment.
     *
     * @param reserveRao what has to stay of the free money
     * @param version how many entries the account has
     */
    record Balance(long freeRao, long heldRao, long stakedRao, long reserveRao, long version) {

        long totalRao() {
            return freeRao + heldRao + stakedRao;
        }
    }

    /**
     * One line of an account's history.
     *
     * @param version counts the account's entries from 1, without gaps
     * @param amountRao negative when money left the account
     * @param counterparty the other account, where the owner chose it or was chosen by it
     * @param reference what it was about: a request, a hotkey, a registration
     */
    record Entry(
            long version,
            UUID transferId,
            String type,
            long amountRao,
            long balanceAfterRao,
            @Nullable UUID counterparty,
            @Nullable String reference,
            @Nullable String memo,
            Instant createdAt) {}
}
