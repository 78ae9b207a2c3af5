package io.taomarket.chassis.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Watchdog watchdog = new Watchdog();
    private final AtomicInteger cuts = new AtomicInteger();

    @AfterEach
    void stop() {
        watchdog.close();
    }

    @Test
    void cutsOnceWhenAPhaseTakesTooLong() {
        var watch = watchdog.watch(LONG, cuts::incrementAndGet);
        watch.expectWithin(Duration.ofMillis(20));

        await().atMost(Duration.ofSeconds(2)).until(watch::hasExpired);
        assertThat(cuts).hasValue(1);
    }

    @Test
    void cutsWhenTheWholeTakesTooLongAlthoughEachPhaseIsInTime() {
        var watch = watchdog.watch(Duration.ofMillis(100), cuts::incrementAndGet);

        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(2)).until(() -> {
            watch.expectWithin(Duration.ofMillis(50));
            watch.rest();
            return watch.hasExpired();
        });
        assertThat(cuts).hasValue(1);
    }

    @Test
    void noticesAPhaseThatIsShorterThanTheOneBefore() {
        var watch = watchdog.watch(LONG, cuts::incrementAndGet);
        watch.expectWithin(LONG);
        watch.expectWithin(Duration.ofMillis(20));

        await().atMost(Duration.ofSeconds(2)).until(watch::hasExpired);
    }

    @Test
    void leavesAFinishedExchangeAlone() {
        var watch = watchdog.watch(LONG, cuts::incrementAndGet);
        watch.expectWithin(Duration.ofMillis(20));
        watch.stop();

        await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(2)).until(() -> !watch.hasExpired());
        assertThat(cuts).hasValue(0);
    }
}
