package io.taomarket.scoring.epoch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What an operator sees of epochs. Gauges exist for the first {@value #MAX_SUBNETS} subnets only. */
@Component
class EpochMeters {

    private static final int MAX_SUBNETS = 128;
    private static final double WHOLE = 65_535;

    private final MeterRegistry registry;
    private final Timer time;
    private final Counter failures;
    private final Counter deferrals;
    private final Map<Integer, Markets> markets = new ConcurrentHashMap<>();

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

    /** How far a subnet's next epoch is behind its block. */
    void overdue(int netuid, long blocks) {
        if (isShown(netuid)) of(netuid).overdueBlocks.set(blocks);
    }

    /** What the newest epoch decided. Slots that earn only dividends are validators, and say nothing here. */
    void decided(int netuid, EpochOutputDocument output) {
        if (!isShown(netuid)) return;
        var gauges = of(netuid);
        gauges.miners.set(
                output.neurons().stream().filter(slot -> slot.incentive() > 0).count());
        gauges.incentive.register(
                output.neurons().stream()
                        .filter(slot -> slot.incentive() > 0 || slot.dividends() == 0)
                        .map(slot -> Row.of(Tags.of("uid", Integer.toString(slot.uid())), slot.incentive() / WHOLE))
                        .toList(),
                true);
    }

    private boolean isShown(int netuid) {
        return markets.size() < MAX_SUBNETS || markets.containsKey(netuid);
    }

    private Markets of(int netuid) {
        return markets.computeIfAbsent(netuid, this::register);
    }

    private Markets register(int netuid) {
        var subnet = Integer.toString(netuid);
        var miners = new AtomicLong();
        var overdueBlocks = new AtomicLong();
        Gauge.builder("taomarket.scoring.incentive.miners", miners::get)
                .description("Miners that earned something in the newest epoch")
                .tag("netuid", subnet)
                .register(registry);
        Gauge.builder("taomarket.scoring.epoch.overdue", overdueBlocks::get)
                .description("How far the next epoch is behind the block at which it was due")
                .baseUnit("blocks")
                .tag("netuid", subnet)
                .register(registry);
        var incentive = MultiGauge.builder("taomarket.scoring.incentive")
                .description("The miner's share of the newest epoch's incentive, 0 to 1")
                .tag("netuid", subnet)
                .register(registry);
        return new Markets(miners, overdueBlocks, incentive);
    }

    /** What is shown of one subnet. */
    private record Markets(AtomicLong miners, AtomicLong overdueBlocks, MultiGauge incentive) {}
}
