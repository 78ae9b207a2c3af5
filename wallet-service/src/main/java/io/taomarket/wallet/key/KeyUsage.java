package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each key has spent, in calendar periods of UTC; {@link KeyBudget} counts it. */
@Component
class KeyUsage {

    private static final Usage NOTHING = new Usage(0, 0, 0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyUsage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the key has spent so far. */
    Usage of(UUID keyId) {
        return jdbc.sql("""
                select total_rao, case when day = :day then daily_rao else 0 end as daily_rao,
                       case when week = :week then weekly_rao else 0 end as weekly_rao,
                       case when month = :month then monthly_rao else 0 end as monthly_rao
                from key_usage where key_id = :keyId
                """)
                .params(periods())
                .param("keyId", keyId)
                .query(Usage.class)
                .optional()
                .orElse(NOTHING);
    }

    private Map<String, LocalDate> periods() {
        var today = LocalDate.ofInstant(clock.instant(), UTC);
        return Map.of(
                "day", today,
                "week", today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                "month", today.withDayOfMonth(1));
    }
}
