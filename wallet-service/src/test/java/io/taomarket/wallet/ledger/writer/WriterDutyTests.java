package io.taomarket.wallet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taomarket.chassis.outbox.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import tools.jackson.databind.json.JsonMapper;

class WriterDutyTests {

    private static final LedgerProperties PROPERTIES =
            new LedgerProperties((short) 0, 2, 4, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(1));

    private final List<Object> said = new CopyOnWriteArrayList<>();

    @Test
    void asksToBeRestartedWhenTheWriterHasDied() {
        var duty = duty(() -> {
            throw new StackOverflowError("no program survives this");
        });

        duty.start();

        await().dontCatchUncaughtExceptions().untilAsserted(() -> assertThat(said)
                .filteredOn(AvailabilityChangeEvent.class::isInstance)
                .singleElement()
                .extracting(event -> ((AvailabilityChangeEvent<?>) event).getState())
                .isEqualTo(LivenessState.BROKEN));
        assertThat(duty.state()).isEqualTo(WriterState.STOPPED);
    }

    @Test
    void doesNotAskWhenItIsToldToEnd() {
        var isOpening = new CountDownLatch(1);
        var duty = duty(() -> {
            isOpening.countDown();
            throw new java.sql.SQLException("no database", "08001");
        });
        duty.start();
        await().until(() -> isOpening.getCount() == 0);

        duty.stop();

        assertThat(duty.state()).isEqualTo(WriterState.STOPPED);
        assertThat(said).noneMatch(AvailabilityChangeEvent.class::isInstance);
    }

    @SuppressWarnings("DataFlowIssue") // without batches nothing is said, so that no outbox is needed
    private WriterDuty duty(LedgerConnections connections) {
        return new WriterDuty(
                connections,
                new CommandQueue(PROPERTIES),
                List.of(),
                PROPERTIES,
                new EventJson(new JsonMapper()),
                Clock.systemUTC(),
                null,
                said::add,
                new SimpleMeterRegistry());
    }
}
