package io.taomarket.chassis.idempotency;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets keys after a week, longer than any client retries. Ids inside requests are remembered for ever. */
class ForgetOldKeys {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    ForgetOldKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forget() {
        jdbc.sql("delete from idempotency where created_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(UTC))
                .update();
    }
}
