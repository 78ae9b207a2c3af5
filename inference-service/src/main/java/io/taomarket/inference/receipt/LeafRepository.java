package io.taomarket.inference.receipt;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LeafRepository {

    private final JdbcClient jdbc;

    LeafRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps those that are not yet known. */
    void insert(List<Leaf> leaves) {
        try {
            insert("", leaves);
        } catch (DuplicateKeyException _) {
            insert("on conflict do nothing", leaves);
        }
    }

    private void insert(String conflict, List<Leaf> leaves) {
        jdbc.sql("insert into receipt_leaf (leaf, issued_at) select * from unnest(?::bytea[], ?::timestamptz[]) "
                        + conflict)
                .param(leaves.stream().map(Leaf::hash).toArray(byte[][]::new))
                .param(leaves.stream().map(leaf -> leaf.issuedAt().toString()).toArray(String[]::new))
                .update();
    }

    /** When the oldest one that no root covers was issued. */
    Optional<Instant> oldestWaiting() {
        return jdbc.sql("select min(issued_at) at time zone 'UTC' as oldest from receipt_leaf where day is null")
                .query((row, _) -> Optional.ofNullable(row.getTimestamp("oldest"))
                        .map(time -> time.toLocalDateTime().toInstant(UTC)))
                .single();
    }

    /** Gives all that were issued before this time, and that no root covers, their places in the day. */
    void place(LocalDate day, Instant before) {
        jdbc.sql("""
                        with placed as (
                            select leaf, row_number() over (order by issued_at, leaf) - 1 as position
                            from receipt_leaf
                            where day is null and issued_at < :before
                        )
                        update receipt_leaf set day = :day, position = placed.position
                        from placed where receipt_leaf.leaf = placed.leaf
                        """).param("day", day).param("before", before.atOffset(UTC)).update();
    }

    /** The leaves of a day in their order, from one position up to another, which is not included. */
    List<byte[]> between(LocalDate day, long from, long to) {
        return jdbc.sql("""
                        select leaf from receipt_leaf
                        where day = :day and position >= :from and position < :to
                        order by position
                        """)
                .param("day", day)
                .param("from", from)
                .param("to", to)
                .query(byte[].class)
                .list();
    }

    Optional<Place> find(byte[] leaf) {
        return jdbc.sql("select issued_at, day, position from receipt_leaf where leaf = :leaf")
                .param("leaf", leaf)
                .query((row, _) -> new Place(
                        row.getObject("issued_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getObject("day", LocalDate.class),
                        row.getLong("position")))
                .optional();
    }

    int deleteBefore(LocalDate day, int most) {
        return jdbc.sql("""
                        delete from receipt_leaf where leaf in
                        (select leaf from receipt_leaf where day < :day limit :most)
                        """).param("day", day).param("most", most).update();
    }

    /**
     * Where a leaf stands.
     *
     * @param day nothing while no root covers it
     */
    record Place(Instant issuedAt, @Nullable LocalDate day, long position) {}
}
