package io.taomarket.wallet.hold;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
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
        return jdbc.sql(SELECT + "where id = ?")
                .param(holdId)
                .query((row, _) -> Hold.read(row))
                .optional();
    }

    List<Hold> expired(Instant now, int limit) {
        return jdbc.sql(SELECT + "where state = 'OPEN' and expires_at < ? order by expires_at limit ?")
                .param(now.atOffset(UTC))
                .param(limit)
                .query((row, _) -> Hold.read(row))
                .list();
    }

    /** All that are open, and how many of them should have ended before that time. */
    OpenHolds open(Instant endedBefore) {
        return jdbc.sql("""
                select count(*), coalesce(sum(amount_rao - captured_rao), 0)::bigint,
                       count(*) filter (where expires_at < ?)
                from hold where state = 'OPEN'
                """)
                .param(endedBefore.atOffset(UTC))
                .query((row, _) -> new OpenHolds(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    record OpenHolds(long count, long remainingRao, long overdue) {}

    /**
     * An empty hold is not kept for ever: its replica may have forgotten it, and opens another when it has not. Locks
     * the holds in the order in which the ledger's writer does.
     */
    int extend(String replica, Instant expiresAt) {
        return jdbc.sql("""
                with alive as (
                    select id from hold where replica = :replica and state = 'OPEN' and amount_rao > captured_rao
                    order by id for no key update)
                update hold set expires_at = :expiresAt from alive where hold.id = alive.id
                """)
                .param("replica", replica)
                .param("expiresAt", expiresAt.atOffset(UTC))
                .update();
    }
}
