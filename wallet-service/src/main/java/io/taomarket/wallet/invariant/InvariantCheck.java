package io.taomarket.wallet.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.taomarket.wallet.seal.SealVerification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks regularly, and shows what it found as a metric that must stay zero: often what is new, each night everything. */
@Component
class InvariantCheck {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantCheck.class);

    private final Invariants invariants;
    private final SealVerification seals;
    private final Clock clock;
    private final MultiGauge gauge;
    private final Map<String, Long> violations = new TreeMap<>();
    private volatile Instant checkedAt;

    InvariantCheck(Invariants invariants, SealVerification seals, MeterRegistry meters, Clock clock) {
        this.invariants = invariants;
        this.seals = seals;
        this.clock = clock;
        this.checkedAt = clock.instant();
        this.gauge = MultiGauge.builder("taomarket.wallet.invariant.violations")
                .description("What must be true of the money and is not")
                .register(meters);
        Gauge.builder("taomarket.wallet.invariant.age", () -> Duration.between(checkedAt, clock.instant())
                        .toSeconds())
                .description("How long ago the invariants were checked")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(
            initialDelayString = "${wallet.invariants.first-after:30s}",
            fixedDelayString = "${wallet.invariants.interval:5m}")
    void checkNew() {
        invariants.checkAndRemember(Scope.NEW).ifPresent(this::show);
    }

    @Scheduled(cron = "${wallet.invariants.nightly:0 30 2 * * *}", zone = "UTC")
    void checkEverything() {
        invariants.checkAndRemember(Scope.EVERYTHING).ifPresent(this::show);
        var verified = seals.verify(Optional.empty());
        if (!verified.ok())
            LOG.error("The seal of {} does not fit: {}", verified.firstDifferentDay(), verified.difference());
        show("seals", verified.ok() ? 0 : 1);
    }

    private synchronized void show(List<Invariant> found) {
        checkedAt = clock.instant();
        for (var invariant : found) {
            if (!invariant.ok())
                LOG.error("{} is violated {} times: {}", invariant.id(), invariant.violations(), invariant.title());
            show(invariant.id(), invariant.violations());
        }
    }

    private synchronized void show(String name, long count) {
        violations.put(name, count);
        gauge.register(
                violations.entrySet().stream()
                        .map(entry -> Row.of(Tags.of("invariant", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
