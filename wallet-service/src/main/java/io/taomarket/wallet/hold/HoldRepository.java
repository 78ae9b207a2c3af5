package io.taomarket.wallet.hold;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HoldRepository {

    private static final String SELECT =
            "select id, account_id, key_id, replica, amount_rao, captured_rao, state, expires_at from hold ";

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Hold> find(UUID holdId) {
        return jdbc.sql(SELECT + "where id = ?").param(holdId).query(Hold.class).optional();
    }

    List<Hold> open(Collection<UUID> holdIds) {
        return jdbc.sql(SELECT + "where id = any(?::uuid[]) and state = 'OPEN'")
                .param(holdIds.toArray(UUID[]::new))
                .query(Hold.class)
                .list();
    }

    List<Hold> expired(Instant now, int limit) {
        return jdbc.sql(SELECT + "where state = 'OPEN' and expires_at < ? order by expires_at limit ?")
                .param(now.atOffset(UTC))
                .param(limit)
                .query(Hold.class)
                .list();
    }

    /** Those of these holds that still are open and expired; nobody extends them meanwhile. Lock their accounts first. */
    List<Hold> lockExpired(Collection<Hold> candidates, Instant now) {
        return jdbc.sql(SELECT
                        + "where id = any(?::uuid[]) and state = 'OPEN' and expires_at < ? order by id for update")
                .param(candidates.stream().map(Hold::id).toArray(UUID[]::new))
                .param(now.atOffset(UTC))
                .query(Hold.class)
                .list();
    }

    /** Holds of the same account by other replicas that expire before this time; likewise. */
    List<Hold> lockExpiredBeside(Hold asking, Instant time) {
        return jdbc.sql(SELECT + """
                where account_id = ? and replica <> ? and state = 'OPEN' and expires_at < ? order by id for update
                """)
                .param(asking.accountId())
                .param(asking.replica())
                .param(time.atOffset(UTC))
                .query(Hold.class)
                .list();
    }

    /** What this key has set aside, in all its open holds. */
    KeyHolds ofKey(UUID keyId) {
        return jdbc.sql("""
                select count(*) as count, coalesce(sum(amount_rao - captured_rao), 0)::bigint as remaining_rao
                from hold where key_id = ? and state = 'OPEN'
                """).param(keyId).query(KeyHolds.class).single();
    }

    void insert(Hold hold, Instant now) {
        jdbc.sql("""
                insert into hold (id, account_id, key_id, replica, amount_rao, captured_rao, state, expires_at, created_at)
                values (:id, :accountId, :keyId, :replica, :amountRao, :capturedRao, :state, :expiresAt, :createdAt)
                """)
                .param("id", hold.id())
                .param("accountId", hold.accountId())
                .param("keyId", hold.keyId())
                .param("replica", hold.replica())
                .param("amountRao", hold.amountRao())
                .param("capturedRao", hold.capturedRao())
                .param("state", hold.state().name())
                .param("expiresAt", hold.expiresAt().atOffset(UTC))
                .param("createdAt", now.atOffset(UTC))
                .update();
    }

    /** Writes amounts of open holds whose account is locked. */
    void update(Collection<Hold> holds) {
        if (holds.isEmpty()) return;
        var updated = jdbc.sql("""
                update hold h set amount_rao = n.amount, captured_rao = n.captured
                from unnest(:ids::uuid[], :amounts::bigint[], :captured::bigint[]) as n (id, amount, captured)
                where h.id = n.id and h.state = 'OPEN'
                """)
                .param("ids", holds.stream().map(Hold::id).toArray(UUID[]::new))
                .param("amounts", holds.stream().map(Hold::amountRao).toArray(Long[]::new))
                .param("captured", holds.stream().map(Hold::capturedRao).toArray(Long[]::new))
                .update();
        if (updated != holds.size()) throw new IllegalStateException("wrote " + updated + " of " + holds.size());
    }

    void expire(Collection<Hold> holds) {
        jdbc.sql("update hold set state = 'EXPIRED' where id = any(?::uuid[]) and state = 'OPEN'")
                .param(holds.stream().map(Hold::id).toArray(UUID[]::new))
                .update();
    }

    void extend(Hold hold) {
        jdbc.sql("update hold set expires_at = ? where id = ?")
                .param(hold.expiresAt().atOffset(UTC))
                .param(hold.id())
                .update();
    }

    /** An empty hold is not kept for ever: its replica may have forgotten it, and opens another when it has not. */
    int extend(String replica, Instant expiresAt) {
        return jdbc.sql("""
                update hold set expires_at = ? where replica = ? and state = 'OPEN' and amount_rao > captured_rao
                """).param(expiresAt.atOffset(UTC)).param(replica).update();
    }

    Optional<HoldChange> findChange(UUID changeId) {
        return jdbc.sql("select id, hold_id, kind, amount_rao from hold_change where id = ?")
                .param(changeId)
                .query(HoldChange.class)
                .optional();
    }

    void insert(HoldChange change, Instant now) {
        jdbc.sql("insert into hold_change (id, hold_id, kind, amount_rao, created_at) values (?, ?, ?, ?, ?)")
                .params(change.id(), change.holdId(), change.kind().name(), change.amountRao(), now.atOffset(UTC))
                .update();
    }

    record KeyHolds(long count, long remainingRao) {}
}
