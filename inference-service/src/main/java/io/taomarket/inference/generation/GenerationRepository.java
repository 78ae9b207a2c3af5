package io.taomarket.inference.generation;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GenerationRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    GenerationRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Keeps the generations that are not yet known. */
    void insert(List<Row> rows) {
        batches.batchUpdate("""
                insert into generation (request_id, reply_id, account_id, created_at, document)
                values (:requestId, :replyId, :accountId, :createdAt, :document::jsonb)
                on conflict (request_id) do nothing
                """, rows.stream().map(Row::parameters).toArray(MapSqlParameterSource[]::new));
    }

    /** The document of a request of this account, found by either of its ids, or the id of one that repeated it. */
    Optional<String> find(UUID accountId, String id) {
        return jdbc.sql("""
                        select document from generation
                        where account_id = :accountId and (request_id = :id or reply_id = :id
                            or request_id = (select generation_request_id from generation_alias
                                             where request_id = :id and account_id = :accountId))
                        """)
                .param("accountId", accountId)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    int deleteBefore(Instant time, int most) {
        return jdbc.sql("""
                        delete from generation where request_id in
                        (select request_id from generation where created_at < :time limit :most)
                        """)
                .param("time", time.atOffset(UTC))
                .param("most", most)
                .update();
    }

    int deleteAliasesBefore(Instant time, int most) {
        return jdbc.sql("""
                        delete from generation_alias where request_id in
                        (select request_id from generation_alias where created_at < :time limit :most)
                        """)
                .param("time", time.atOffset(UTC))
                .param("most", most)
                .update();
    }

    record Row(String requestId, String replyId, UUID accountId, Instant createdAt, String document) {

        MapSqlParameterSource parameters() {
            return new MapSqlParameterSource()
                    .addValue("requestId", requestId)
                    .addValue("replyId", replyId)
                    .addValue("accountId", accountId)
                    .addValue("createdAt", createdAt.atOffset(UTC))
                    .addValue("document", document);
        }
    }
}
