package io.taomarket.inference.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GenerationRepository {

    private static final String INSERT = """
            with block as materialized (select nextval('generation_block_id') as id),
            new as (
                insert into generation (request_id, account_id, created_at, block, place)
                select n.request_id, n.account_id, n.created_at, block.id, n.place
                from block, unnest(?::text[], ?::uuid[], ?::timestamptz[], ?::integer[])
                    as n (request_id, account_id, created_at, place)
                %s
                returning created_at)
            insert into generation_block (id, newest, documents)
            select block.id, (select max(created_at) from new), ? from block where exists (select from new)
            """;
    private static final String PRESUMING_ALL_NEW = INSERT.formatted("");
    private static final String WHAT_IS_NEW = INSERT.formatted("on conflict (request_id) do nothing");

    private static final String FIND = """
            select g.document, g.place, b.documents
            from generation g left join generation_block b on b.id = g.block
            """;

    private final JdbcClient jdbc;

    GenerationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the generations that are not yet known. */
    void insert(List<Entry> entries) {
        for (var from = 0; from < entries.size(); ) {
            var to = endOfBlock(entries, from);
            insertBlock(entries.subList(from, to));
            from = to;
        }
    }

    private static int endOfBlock(List<Entry> entries, int from) {
        var to = from;
        var bytes = 0L;
        do bytes += Block.sizeOf(entries.get(to++).document());
        while (to < entries.size() && bytes < Block.MOST_BYTES);
        return to;
    }

    private void insertBlock(List<Entry> entries) {
        var block = Block.of(entries.stream().map(Entry::document).toList());
        try {
            insert(PRESUMING_ALL_NEW, entries, block);
        } catch (DuplicateKeyException _) {
            insert(WHAT_IS_NEW, entries, block);
        }
    }

    private void insert(String sql, List<Entry> entries, Block block) {
        jdbc.sql(sql)
                .param(column(entries, Entry::requestId))
                .param(column(entries, entry -> entry.accountId().toString()))
                .param(column(entries, entry -> entry.createdAt().toString()))
                .param(block.places().toArray(Integer[]::new))
                .param(block.packed())
                .update();
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    /** What is told of the requests of this account whose id the given one ends with. */
    List<String> find(UUID accountId, String id) {
        return jdbc
                .sql("""
                        select g.document, g.place, b.documents
                        from generation g left join generation_block b on b.id = g.block
                        where g.account_id = ? and g.request_id = any(?)
                        """)
                .param(accountId)
                .param(endings(id).toArray(String[]::new))
                .query((row, _) -> document(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is told of the request that this one of the same account repeated. */
    Optional<String> findRepeated(UUID accountId, String id) {
        return jdbc.sql(FIND + """
                        join generation_alias a on a.generation_request_id = g.request_id
                        where g.account_id = ? and a.account_id = g.account_id and a.request_id = ?
                        """)
                .param(accountId)
                .param(id)
                .query((row, _) -> document(row))
                .optional()
                .flatMap(Function.identity());
    }

    /** The id itself, and what stands behind each of its hyphens and underscores. */
    private static List<String> endings(String id) {
        var endings = new ArrayList<String>();
        endings.add(id);
        for (var i = 0; i < id.length(); i++)
            if (id.charAt(i) == '-' || id.charAt(i) == '_') endings.add(id.substring(i + 1));
        return endings;
    }

    /** Nothing when the block was forgotten just now. */
    private static Optional<String> document(ResultSet row) throws SQLException {
        var alone = row.getString(1);
        if (alone != null) return Optional.of(alone);
        var block = row.getBytes(3);
        return block == null ? Optional.empty() : Optional.of(new String(Block.text(block, row.getInt(2)), UTF_8));
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

    int deleteBlocksBefore(Instant time, int most) {
        return jdbc.sql("""
                        delete from generation_block where id in
                        (select id from generation_block where newest < :time limit :most)
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
}
