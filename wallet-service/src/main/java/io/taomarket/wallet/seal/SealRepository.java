package io.taomarket.wallet.seal;

import static java.time.ZoneOffset.UTC;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SealRepository {

    private static final int ROWS_AT_A_TIME = 1000;
    private static final String SELECT = "select shard, day, count, sum_debits_rao, root, prev, sealed_at from seal ";

    private final JdbcClient jdbc;

    SealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day's transfers, in the order of their ids, without holding them in memory; call it in a transaction. The
     * canonical form of a transfer is what PostgreSQL writes for it and its two entries as JSON, times in UTC: every
     * column counts. Nulls are left out, so that a column which is added later changes no old day.
     */
    DaySum sum(LocalDate day) {
        jdbc.sql("select set_config('TimeZone', 'UTC', true)")
                .query(String.class)
                .single();
        var sum = new DaySum();
        jdbc.sql("""
                select t.amount_rao, jsonb_strip_nulls(jsonb_build_object(
                    'transfer', to_jsonb(t), 'debit', to_jsonb(d), 'credit', to_jsonb(c)))::text as canonical
                from transfer t
                left join entry d on d.account_id = t.debit_id and d.account_version = t.debit_version
                left join entry c on c.account_id = t.credit_id and c.account_version = t.credit_version
                where t.created_at >= ? and t.created_at < ?
                order by t.id
                """)
                .withFetchSize(ROWS_AT_A_TIME)
                .params(startOf(day), startOf(day.plusDays(1)))
                .query(row -> {
                    sum.add(row.getLong("amount_rao"), row.getString("canonical"));
                });
        return sum;
    }

    /** The day of the first transfer ever. */
    Optional<LocalDate> firstDay() {
        return jdbc.sql("select (min(created_at) at time zone 'UTC')::date from transfer")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    boolean hasTransfersBefore(LocalDate day) {
        return jdbc.sql("select exists (select from transfer where created_at < ?)")
                .param(startOf(day))
                .query(Boolean.class)
                .single();
    }

    Optional<Seal> last() {
        return jdbc.sql(SELECT + "where shard = ? order by day desc limit 1")
                .param(Seal.SHARD)
                .query(SealRepository::seal)
                .optional();
    }

    Optional<Seal> find(LocalDate day) {
        return jdbc.sql(SELECT + "where shard = ? and day = ?")
                .params(Seal.SHARD, day)
                .query(SealRepository::seal)
                .optional();
    }

    /** From this day on, the first first. */
    List<Seal> from(LocalDate day, int limit) {
        return jdbc.sql(SELECT + "where shard = ? and day >= ? order by day limit ?")
                .params(Seal.SHARD, day, limit)
                .query(SealRepository::seal)
                .list();
    }

    /** Before this day, the last first. */
    List<Seal> before(LocalDate day, int limit) {
        return jdbc.sql(SELECT + "where shard = ? and day < ? order by day desc limit ?")
                .params(Seal.SHARD, day, limit)
                .query(SealRepository::seal)
                .list();
    }

    void insert(Seal seal) {
        jdbc.sql("""
                insert into seal (shard, day, count, sum_debits_rao, root, prev, sealed_at)
                values (:shard, :day, :count, :sum, :root, :prev, :sealedAt)
                """)
                .param("shard", seal.shard())
                .param("day", seal.day())
                .param("count", seal.count())
                .param("sum", seal.sumDebitsRao())
                .param("root", seal.root())
                .param("prev", seal.prev())
                .param("sealedAt", seal.sealedAt().atOffset(UTC))
                .update();
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay().atOffset(UTC);
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getShort("shard"),
                row.getObject("day", LocalDate.class),
                row.getLong("count"),
                new BigInteger(row.getString("sum_debits_rao")),
                row.getBytes("root"),
                row.getBytes("prev"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
