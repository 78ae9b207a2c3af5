package io.taomarket.scoring.epoch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What an operator sees of epochs. Gauges exist for the first {@value #MAX_SUBNETS} subnets only. */
@Component
class EpochMeters {

    private static final int MAX_SUBNETS = 128;

    private final MeterRegistry registry;
    private final Timer time;
    private final Counter failures;
    private final Counter deferrals;
    private final Map<Integer, Incentive> incentives = new ConcurrentHashMap<>();

    EpochMeters(MeterRegistry registry) {
        this.registry = registry;
        this.time = Timer.builder("taomarket.scoring.epoch")
                .description("Time to read, compute and store one epoch")
                .register(registry);
        this.failures = registry.counter("taomarket.scoring.epoch.failures");
        this.deferrals = registry.counter("taomarket.scoring.epoch.deferrals");
    }

    void timed(Runnable epoch) {
        time.record(epoch);
    }

    void failed() {
        failures.increment();
    }

    void deferred() {
        deferrals.increment();
    }

    void computed(int netuid, EpochOutputDocument output) {
        if (incentives.size() >= MAX_SUBNETS && !incentives.containsKey(netuid)) return;
        var gauges = incentives.computeIfAbsent(netuid, this::register);
        var earned = output.neurons().stream().mapToInt(EpochOutputDocument.Slot::incentive);
        gauges.miners.set((int) earned.filter(incentive -> incentive > 0).count());
        gauges.largest.set(output.neurons().stream()
                .mapToInt(EpochOutputDocument.Slot::incentive)
                .max()
                .orElse(0));
    }

    private Incentive register(int netuid) {
        var gauges = new Incentive(new AtomicInteger(), new AtomicInteger());
        var subnet = Integer.toString(netuid);
        registry.gauge("taomarket.scoring.incentive.miners", tags(subnet), gauges.miners);
        registry.gauge("taomarket.scoring.incentive.largest", tags(subnet), gauges.largest);
        return gauges;
    }

    private static Iterable<io.micrometer.core.instrument.Tag> tags(String netuid) {
        return io.micrometer.core.instrument.Tags.of("netuid", netuid);
    }

    /** How many miners earned something in the newest epoch, and the largest incentive, of 65535. */
    private record Incentive(AtomicInteger miners, AtomicInteger largest) {}
}
