package io.taomarket.scoring.score;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ScoreRepository {

    private final JdbcClient jdbc;

    ScoreRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Said> lastSaid(int netuid, String hotkey, String model) {
        return jdbc.sql("""
                select score, samples, said_at from score where netuid = ? and hotkey = ? and model = ? for update
                """).params(netuid, hotkey, model).query(Said.class).optional();
    }

    /** Keeps what is said now and returns its version. */
    long say(int netuid, String hotkey, String model, double score, long samples, Instant now) {
        return jdbc.sql("""
                insert into score (netuid, hotkey, model, version, score, samples, said_at)
                values (:netuid, :hotkey, :model, 1, :score, :samples, :now)
                on conflict (netuid, hotkey, model) do update
                    set version = score.version + 1, score = excluded.score, samples = excluded.samples,
                        said_at = excluded.said_at
                returning version
                """)
                .param("netuid", netuid)
                .param("hotkey", hotkey)
                .param("model", model)
                .param("score", score)
                .param("samples", samples)
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    /** The score that others know. */
    record Said(double score, long samples, Instant saidAt) {}
}
