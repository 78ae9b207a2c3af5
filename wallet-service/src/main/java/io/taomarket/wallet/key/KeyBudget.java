package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a key may spend and has spent, as part of the books: so the limit holds exactly, whatever runs in parallel. */
public final class KeyBudget {

    private static final Register<UUID, Cap> CAPS = Register.of("api_key", Cap::keyId)
            .key("id", "uuid", id -> id)
            .fixed("limit_rao", "bigint", Cap::limitRao)
            .fixed("limit_reset", "text", Cap::reset)
            .reading(Cap::read);

    private static final Register<UUID, Spent> SPENT = Register.of("key_usage", Spent::keyId)
            .key("key_id", "uuid", id -> id)
            .changing("total_rao", "bigint", Spent::totalRao)
            .changing("day", "date", spent -> spent.day().toString())
            .changing("daily_rao", "bigint", Spent::dailyRao)
            .changing("week", "date", spent -> spent.week().toString())
            .changing("weekly_rao", "bigint", Spent::weeklyRao)
            .changing("month", "date", spent -> spent.month().toString())
            .changing("monthly_rao", "bigint", Spent::monthlyRao)
            .reading(Spent::read);

    private KeyBudget() {}

    /** Add this to what a command reads that asks for the key's budget or spends it. */
    public static Reads reads(Reads reads, UUID keyId) {
        return reads.record(CAPS, keyId).record(SPENT, keyId);
    }

    /** What the key may still spend in its present period, what it has on hold not counted; nothing: no limit. */
    public static OptionalLong remainingRao(Books books, UUID keyId) {
        var cap = books.find(CAPS, keyId);
        if (cap.isEmpty() || cap.get().limitRao() == null) return OptionalLong.empty();
        var limit = new KeyLimit(cap.get().limitRao(), cap.get().reset());
        return OptionalLong.of(limit.remainingRao(spent(books, keyId).usage()));
    }

    /** Counts what was spent, in calendar periods of UTC. */
    public static void spend(Books books, UUID keyId, long amountRao) {
        books.put(SPENT, spent(books, keyId).plus(amountRao));
    }

    /** With periods that are over begun anew. */
    private static Spent spent(Books books, UUID keyId) {
        var today = LocalDate.ofInstant(books.time(), UTC);
        var week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var month = today.withDayOfMonth(1);
        return books.find(SPENT, keyId)
                .map(spent -> spent.in(today, week, month))
                .orElseGet(() -> new Spent(keyId, 0, today, 0, week, 0, month, 0));
    }

    private record Cap(
            UUID keyId, @Nullable Long limitRao, @Nullable LimitReset reset) {

        static Cap read(ResultSet row) throws SQLException {
            var reset = row.getString("limit_reset");
            return new Cap(
                    row.getObject("id", UUID.class),
                    row.getObject("limit_rao", Long.class),
                    reset == null ? null : LimitReset.valueOf(reset));
        }
    }

    private record Spent(
            UUID keyId,
            long totalRao,
            LocalDate day,
            long dailyRao,
            LocalDate week,
            long weeklyRao,
            LocalDate month,
            long monthlyRao) {

        static Spent read(ResultSet row) throws SQLException {
            return new Spent(
                    row.getObject("key_id", UUID.class),
                    row.getLong("total_rao"),
                    row.getObject("day", LocalDate.class),
                    row.getLong("daily_rao"),
                    row.getObject("week", LocalDate.class),
                    row.getLong("weekly_rao"),
                    row.getObject("month", LocalDate.class),
                    row.getLong("monthly_rao"));
        }

        Spent in(LocalDate today, LocalDate thisWeek, LocalDate thisMonth) {
            return new Spent(
                    keyId,
                    totalRao,
                    today,
                    day.equals(today) ? dailyRao : 0,
                    thisWeek,
                    week.equals(thisWeek) ? weeklyRao : 0,
                    thisMonth,
                    month.equals(thisMonth) ? monthlyRao : 0);
        }

        Spent plus(long amountRao) {
            return new Spent(
                    keyId,
                    Math.addExact(totalRao, amountRao),
                    day,
                    Math.addExact(dailyRao, amountRao),
                    week,
                    Math.addExact(weeklyRao, amountRao),
                    month,
                    Math.addExact(monthlyRao, amountRao));
        }

        Usage usage() {
            return new Usage(totalRao, dailyRao, weeklyRao, monthlyRao);
        }
    }
}
