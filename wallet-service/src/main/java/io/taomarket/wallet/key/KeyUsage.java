package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each key has spent: counted when a request is settled, in calendar periods of UTC. */
@Component
public class KeyUsage {

    private static final Usage NOTHING = new Usage(0, 0, 0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyUsage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds what has been spent, per key. Call it while the keys' accounts are locked. */
    public void add(Map<UUID, Long> spentRao) {
        if (spentRao.isEmpty()) return;
        jdbc.sql("""
                insert into key_usage (key_id, total_rao, day, daily_rao, week, weekly_rao, month, monthly_rao)
                select id, rao, :day, rao, :week, rao, :month, rao
                from unnest(:keyIds::uuid[], :amounts::bigint[]) as spent (id, rao) order by id
                on conflict (key_id) do update set
                    total_rao = key_usage.total_rao + excluded.total_rao,
                    daily_rao = excluded.daily_rao
                        + case when key_usage.day = excluded.day then key_usage.daily_rao else 0 end,
                    weekly_rao = excluded.weekly_rao
                        + case when key_usage.week = excluded.week then key_usage.weekly_rao else 0 end,
                    monthly_rao = excluded.monthly_rao
                        + case when key_usage.month = excluded.month then key_usage.monthly_rao else 0 end,
                    day = excluded.day, week = excluded.week, month = excluded.month
                """)
                .params(periods())
                .param("keyIds", spentRao.keySet().toArray(UUID[]::new))
                .param("amounts", spentRao.values().toArray(Long[]::new))
                .update();
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

    /** What the key may still spend in its present period, what it has on hold not counted; nothing: no limit. */
    public OptionalLong remainingRao(UUID keyId) {
        return jdbc.sql("select limit_rao, limit_reset from api_key where id = ? and limit_rao is not null")
                .param(keyId)
                .query(KeyLimit.class)
                .optional()
                .map(limit -> OptionalLong.of(limit.remainingRao(of(keyId))))
                .orElse(OptionalLong.empty());
    }

    private Map<String, LocalDate> periods() {
        var today = LocalDate.ofInstant(clock.instant(), UTC);
        return Map.of(
                "day", today,
                "week", today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                "month", today.withDayOfMonth(1));
    }
}
