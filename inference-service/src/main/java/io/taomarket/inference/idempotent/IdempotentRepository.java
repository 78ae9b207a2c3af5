package io.taomarket.inference.idempotent;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys and their answers. Time is the database's, so that all replicas agree on it. */
@Repository
class IdempotentRepository {

    private final JdbcClient jdbc;
    private final IdempotentProperties properties;

    IdempotentRepository(JdbcClient jdbc, IdempotentProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Claims a key that is new, or whose last run is dead. The dead one may have been charged, so what follows it runs
     * under its request id, which is settled once.
     */
    Optional<Claim> claim(Claim wanted, byte[] requestSha256) {
        return jdbc.sql("""
                        insert into idempotent_request as past
                            (account_id, key_sha256, request_sha256, request_id, run_id, leased_until, state)
                        values (:accountId, :key, :request, :requestId, :runId, now() + :lease * interval '1 ms', 'RUNNING')
                        on conflict (account_id, key_sha256) do update set
                            run_id = excluded.run_id, leased_until = excluded.leased_until, orphaned = true
                        where past.state = 'RUNNING' and past.leased_until < now()
                            and past.request_sha256 = excluded.request_sha256
                        returning request_id
                        """)
                .param("accountId", wanted.key().accountId())
                .param("key", wanted.key().sha256())
                .param("request", requestSha256)
                .param("requestId", wanted.requestId())
                .param("runId", wanted.runId())
                .param("lease", properties.lease().toMillis())
                .query(String.class)
                .optional()
                .map(requestId -> new Claim(wanted.key(), wanted.runId(), requestId));
    }

    Optional<Past> find(Key key) {
        return jdbc.sql("""
                        select request_id, request_sha256, state, headers, body from idempotent_request
                        where account_id = :accountId and key_sha256 = :key
                        """)
                .param("accountId", key.accountId())
                .param("key", key.sha256())
                .query(Past.class)
                .optional();
    }

    void renew(Collection<UUID> runIds) {
        jdbc.sql("""
                        update idempotent_request set leased_until = now() + :lease * interval '1 ms'
                        where run_id in (:runIds) and state = 'RUNNING'
                        """)
                .param("lease", properties.lease().toMillis())
                .param("runIds", runIds)
                .update();
    }

    void keep(Claim claim, String headers, byte[] body) {
        of(claim, "update idempotent_request set state = 'KEPT', headers = :headers::jsonb, body = :body")
                .param("headers", headers)
                .param("body", body)
                .update();
    }

    /** The request was paid, and its answer cannot be given again. */
    void close(Claim claim, Past.State state) {
        of(claim, "update idempotent_request set state = :state")
                .param("state", state.name())
                .update();
    }

    /** Nothing was charged: the key may be used anew, or, where an earlier run may have been charged, run again. */
    void release(Claim claim) {
        if (of(claim, "delete from idempotent_request", "and not orphaned").update() == 0) orphan(claim);
    }

    /** The run may have been charged: the key may run again, under the same request id. */
    void orphan(Claim claim) {
        of(claim, "update idempotent_request set leased_until = now(), orphaned = true")
                .update();
    }

    int forget(Duration age, int most) {
        return jdbc.sql("""
                        delete from idempotent_request where (account_id, key_sha256) in
                        (select account_id, key_sha256 from idempotent_request
                         where created_at < now() - :age * interval '1 ms' limit :most)
                        """).param("age", age.toMillis()).param("most", most).update();
    }

    private JdbcClient.StatementSpec of(Claim claim, String change) {
        return of(claim, change, "");
    }

    /** A run that another one has followed changes nothing any more. */
    private JdbcClient.StatementSpec of(Claim claim, String change, String condition) {
        return jdbc.sql(change + " where account_id = :accountId and key_sha256 = :key and run_id = :runId "
                        + condition)
                .param("accountId", claim.key().accountId())
                .param("key", claim.key().sha256())
                .param("runId", claim.runId());
    }
}
