package io.taomarket.wallet.hold;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.wallet.hold.HoldRepository.OpenHolds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much money is set aside, and whether any of it stays so although nobody keeps it alive. */
@Component
class HoldMeters {

    private static final Logger LOG = LoggerFactory.getLogger(HoldMeters.class);

    /** The sweeper comes twice a minute; what it has left for longer, it cannot end. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HoldRepository holds;
    private final Clock clock;
    private volatile OpenHolds open = new OpenHolds(0, 0, 0);

    HoldMeters(HoldRepository holds, MeterRegistry meters, Clock clock) {
        this.holds = holds;
        this.clock = clock;
        Gauge.builder("taomarket.wallet.holds.open", () -> open.count())
                .description("Holds that replicas of inference may spend from")
                .register(meters);
        Gauge.builder("taomarket.wallet.holds.open.rao", () -> open.remainingRao())
                .description("What is set aside in them and not spent")
                .register(meters);
        Gauge.builder("taomarket.wallet.holds.overdue", () -> open.overdue())
                .description("Open holds whose time was over two minutes ago")
                .register(meters);
    }

    @Scheduled(fixedRateString = "${wallet.holds.count-interval:10s}")
    void count() {
        try {
            open = holds.open(clock.instant().minus(PATIENCE));
        } catch (DataAccessException e) {
            LOG.debug("Open holds could not be counted", e);
        }
    }
}
