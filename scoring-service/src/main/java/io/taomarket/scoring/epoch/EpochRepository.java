package io.taomarket.scoring.epoch;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EpochRepository {

    private static final String HEAD = "select netuid, epoch, block, input_hash, computed_at from epoch ";

    private final JdbcClient jdbc;

    EpochRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Head> last(int netuid) {
        return jdbc.sql(HEAD + "where netuid = ? order by epoch desc limit 1")
                .param(netuid)
                .query(Head.class)
                .optional();
    }

    /** The newest epochs before the given one. */
    List<Head> before(int netuid, long epoch, int limit) {
        return jdbc.sql(HEAD + "where netuid = ? and epoch < ? order by epoch desc limit ?")
                .params(netuid, epoch, limit)
                .query(Head.class)
                .list();
    }

    Optional<Whole> find(int netuid, long epoch) {
        return jdbc.sql("""
                select netuid, epoch, block, input_hash, computed_at, input::text, output::text
                from epoch where netuid = ? and epoch = ?
                """).params(netuid, epoch).query(Whole.class).optional();
    }

    void insert(Whole epoch) {
        jdbc.sql("""
                insert into epoch (netuid, epoch, block, input_hash, input, output, computed_at)
                values (:netuid, :epoch, :block, :inputHash, cast(:input as jsonb), cast(:output as jsonb), :computedAt)
                """)
                .param("netuid", epoch.netuid())
                .param("epoch", epoch.epoch())
                .param("block", epoch.block())
                .param("inputHash", epoch.inputHash())
                .param("input", epoch.input())
                .param("output", epoch.output())
                .param("computedAt", epoch.computedAt().atOffset(UTC))
                .update();
    }

    /** An epoch without its documents. */
    record Head(int netuid, long epoch, long block, String inputHash, Instant computedAt) {}

    /** An epoch with its documents as JSON. */
    record Whole(
            int netuid, long epoch, long block, String inputHash, Instant computedAt, String input, String output) {}
}
