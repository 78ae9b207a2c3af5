package io.taomarket.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How many facts wait, and for how long the oldest has. They are counted now and then: a scrape that asked the database
 * itself would fail together with it, and say that the service is down.
 */
class OutboxMeters {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxMeters.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Waiting waiting = new Waiting(0, null);

    OutboxMeters(MeterRegistry meters, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("taomarket.outbox.waiting", () -> waiting.count())
                .description("Facts that Kafka has not yet taken")
                .register(meters);
        Gauge.builder("taomarket.outbox.age", this::ageSeconds)
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    /** At a fixed rate, which has a thread of its own: a database that hangs must hold up nothing else. */
    @Scheduled(fixedRateString = "${taomarket.outbox.count-interval:5s}")
    void count() {
        try {
            waiting = jdbc.sql("select count(*), min(occurred_at) from outbox")
                    .query((row, _) -> Waiting.of(row))
                    .single();
        } catch (DataAccessException e) {
            LOG.debug("The outbox could not be counted", e);
        }
    }

    private double ageSeconds() {
        var oldestAt = waiting.oldestAt();
        return oldestAt == null
                ? 0
                : Math.max(0, Duration.between(oldestAt, clock.instant()).toMillis() / 1000.0);
    }

    /** What waited when it was counted last. */
    private record Waiting(long count, @Nullable Instant oldestAt) {

        static Waiting of(ResultSet row) throws SQLException {
            var oldestAt = row.getObject(2, OffsetDateTime.class);
            return new Waiting(row.getLong(1), oldestAt == null ? null : oldestAt.toInstant());
        }
    }
}
