package io.taomarket.wallet.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks regularly, and shows what it found as a metric that must stay zero. */
@Component
class InvariantCheck {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantCheck.class);

    private final Invariants invariants;
    private final Map<String, Long> violations = new ConcurrentHashMap<>();

    InvariantCheck(Invariants invariants, MeterRegistry meters) {
        this.invariants = invariants;
        for (var invariant : invariants.all()) {
            Gauge.builder("taomarket.wallet.invariant.violations", () -> violations.getOrDefault(invariant.name(), 0L))
                    .description("What must be true of the money and is not")
                    .tag("invariant", invariant.name())
                    .register(meters);
        }
    }

    @Scheduled(
            fixedDelayString = "${wallet.invariants.interval:5m}",
            initialDelayString = "${wallet.invariants.interval:5m}")
    void check() {
        for (var checked : invariants.check()) {
            violations.put(checked.name(), checked.violations());
            if (!checked.holds())
                LOG.error("{} is violated {} times: {}", checked.name(), checked.violations(), checked.description());
        }
    }
}
