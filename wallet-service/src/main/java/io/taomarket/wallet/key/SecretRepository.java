package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets that open keys, as hashes: one for good, and for a while those that were rotated out. */
@Repository
class SecretRepository {

    private final JdbcClient jdbc;

    SecretRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this secret opens now; the keys of a closed account open nothing. */
    Optional<Found> find(byte[] hmac, Instant now) {
        return jdbc.sql("""
                select s.key_id, s.valid_until, a.standing = 'FROZEN' as frozen
                from key_secret s join api_key k on k.id = s.key_id
                join ledger_account a on a.public_id = k.account_id and a.standing <> 'CLOSED'
                where s.secret_hmac = ? and (s.valid_until is null or s.valid_until > ?)
                """).params(hmac, now.atOffset(UTC)).query(Found.class).optional();
    }

    void insert(byte[] hmac, UUID keyId, Instant now) {
        jdbc.sql("insert into key_secret (secret_hmac, key_id, created_at) values (?, ?, ?)")
                .params(hmac, keyId, now.atOffset(UTC))
                .update();
    }

    /** Ends the present secret at this time. */
    void end(UUID keyId, Instant time) {
        jdbc.sql("update key_secret set valid_until = ? where key_id = ? and valid_until is null")
                .params(time.atOffset(UTC), keyId)
                .update();
    }

    /** Deletes what opens nothing any more; returns how many secrets are left. */
    long countAfterDeletingEnded(UUID keyId, Instant now) {
        jdbc.sql("delete from key_secret where key_id = ? and valid_until <= ?")
                .params(keyId, now.atOffset(UTC))
                .update();
        return jdbc.sql("select count(*) from key_secret where key_id = ?")
                .param(keyId)
                .query(Long.class)
                .single();
    }

    /**
     * A secret that works.
     *
     * @param validUntil nothing for the present one
     * @param frozen whether its account is frozen
     */
    record Found(UUID keyId, @Nullable Instant validUntil, boolean frozen) {}
}
