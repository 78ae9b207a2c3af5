package io.taomarket.emission.supply;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.emission.supply.SumsRepository.Pending;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What an operator sees of the supply. Pending budgets are shown for the first {@value #MAX_SUBNETS} subnets only. */
@Component
class SupplyMeters {

    static final int MAX_SUBNETS = 128;

    private static final long NOT_CHECKED_YET = -1;

    private final MeterRegistry registry;
    private final AtomicLong height;
    private final AtomicLong issuedRao;
    private final AtomicLong balanced;
    private final Map<Integer, AtomicLong> pendingRao = new ConcurrentHashMap<>();

    SupplyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.height = gauge("taomarket.emission.height", "The newest block", 0);
        this.issuedRao = gauge("taomarket.emission.issued.rao", "Everything that exists", 0);
        this.balanced = gauge(
                "taomarket.emission.balanced",
                "1: every rao is accounted for; 0: not; -1: not checked yet",
                NOT_CHECKED_YET);
    }

    void chain(OwnSums sums, List<Pending> pending) {
        height.set(sums.height());
        pending.forEach(budget ->
                pendingRao.computeIfAbsent(budget.netuid(), this::pendingGauge).set(budget.pendingRao()));
    }

    void supply(Supply supply) {
        issuedRao.set(supply.issuedRao());
        balanced.set(supply.balanced() ? 1 : 0);
    }

    private AtomicLong pendingGauge(int netuid) {
        var value = new AtomicLong();
        Gauge.builder("taomarket.emission.pending.rao", value::get)
                .description("Minted into the subnet's budget, not yet paid")
                .tag("netuid", Integer.toString(netuid))
                .register(registry);
        return value;
    }

    private AtomicLong gauge(String name, String description, long first) {
        var value = new AtomicLong(first);
        Gauge.builder(name, value::get).description(description).register(registry);
        return value;
    }
}
