package io.taomarket.inference.receipt;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RootRepository {

    private static final String COLUMNS = "select day, leaves, root, previous, sealed_at, statement from receipt_root ";

    private final JdbcClient jdbc;

    RootRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DayRoot root) {
        jdbc.sql("""
                        insert into receipt_root (day, leaves, root, previous, sealed_at, statement)
                        values (:day, :leaves, :root, :previous, :sealedAt, :statement)
                        """)
                .param("day", root.day())
                .param("leaves", root.count())
                .param("root", HexFormat.of().parseHex(root.root()))
                .param("previous", HexFormat.of().parseHex(root.previous()))
                .param("sealedAt", root.sealedAt().atOffset(UTC))
                .param("statement", root.statement())
                .update();
    }

    void insertSubtrees(LocalDate day, List<byte[]> roots) {
        for (var number = 0; number < roots.size(); number++)
            jdbc.sql("insert into receipt_subtree (day, number, root) values (:day, :number, :root)")
                    .param("day", day)
                    .param("number", number)
                    .param("root", roots.get(number))
                    .update();
    }

    List<byte[]> subtrees(LocalDate day) {
        return jdbc.sql("select root from receipt_subtree where day = :day order by number")
                .param("day", day)
                .query(byte[].class)
                .list();
    }

    Optional<DayRoot> last() {
        return jdbc.sql(COLUMNS + "order by day desc limit 1")
                .query(RootRepository::root)
                .optional();
    }

    Optional<DayRoot> find(LocalDate day) {
        return jdbc.sql(COLUMNS + "where day = :day")
                .param("day", day)
                .query(RootRepository::root)
                .optional();
    }

    /** Newest first. */
    List<DayRoot> before(LocalDate day, int most) {
        return jdbc.sql(COLUMNS + "where day < :day order by day desc limit :most")
                .param("day", day)
                .param("most", most)
                .query(RootRepository::root)
                .list();
    }

    private static DayRoot root(ResultSet row, int number) throws SQLException {
        var hex = HexFormat.of();
        return new DayRoot(
                row.getObject("day", LocalDate.class),
                row.getLong("leaves"),
                hex.formatHex(row.getBytes("root")),
                hex.formatHex(row.getBytes("previous")),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("statement"));
    }
}
