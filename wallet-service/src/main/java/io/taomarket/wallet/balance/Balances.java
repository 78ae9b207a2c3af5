package io.taomarket.wallet.balance;

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

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Balance> of(UUID accountId) {
        return jdbc.sql("""
                select a.posted_rao - a.held_rao as free_rao, a.held_rao, a.version, coalesce((
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

    /** The account's history, newest first. */
    List<Entry> entries(UUID accountId, PageRequest page) {
        return jdbc.sql("""
                select e.account_version as version, coalesce(t.requested_id, t.id) as transfer_id, lower(t.code) as type,
                       e.delta_rao as amount_rao, e.balance_after_rao, t.reference, t.memo, t.created_at,
                       case when t.code = 'TRANSFER' then other.public_id end as counterparty
                from entry e
                join ledger_account a on a.id = e.account_id
                join transfer t on t.id = e.transfer_id
                join ledger_account other on other.id = t.debit_id + t.credit_id - e.account_id
                where a.public_id = :accountId and e.account_version < :before
                order by e.account_version desc limit :rows
                """)
                .param("accountId", accountId)
                .param("before", page.position().map(Long::valueOf).orElse(Long.MAX_VALUE))
                .param("rows", page.rows())
                .query(Entry.class)
                .list();
    }

    /**
     * Free, held and staked money of one moment.
     *
     * @param version how many entries the account has
     */
    record Balance(long freeRao, long heldRao, long stakedRao, long version) {

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
