package io.taomarket.emission.block;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whether the clock ticks, whoever writes: every instance looks at the newest block. */
@Component
class BlockMeters {

    private static final Logger LOG = LoggerFactory.getLogger(BlockMeters.class);

    private final BlockRepository blocks;
    private volatile Instant producedAt;
    private volatile long height;

    BlockMeters(BlockRepository blocks, BlockProperties properties, MeterRegistry meters, Clock clock) {
        this.blocks = blocks;
        this.producedAt = clock.instant();
        Gauge.builder("taomarket.emission.height", () -> height)
                .description("The newest block")
                .register(meters);
        TimeGauge.builder(
                        "taomarket.emission.block.age",
                        () -> Duration.between(producedAt, clock.instant()).toMillis(),
                        MILLISECONDS)
                .description(
                        "How long ago the newest block was produced; before the first, how long we have waited for it")
                .register(meters);
        TimeGauge.builder(
                        "taomarket.emission.block.time",
                        () -> properties.blockTime().toMillis(),
                        MILLISECONDS)
                .description("From one block to the next, as it should be")
                .register(meters);
    }

    /** At a fixed rate, which has a thread of its own: the block clock must not wait for it. */
    @Scheduled(fixedRateString = "${emission.watch-interval:2s}")
    void look() {
        try {
            blocks.head().ifPresent(head -> {
                height = head.height();
                producedAt = head.producedAt();
            });
        } catch (DataAccessException e) {
            LOG.debug("The newest block is not known", e);
        }
    }
}
