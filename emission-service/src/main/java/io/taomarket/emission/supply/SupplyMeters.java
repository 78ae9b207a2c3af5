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
    private final AtomicLong issuedRao;
    private final AtomicLong nextHalvingRao;
    private final AtomicLong blockRao;
    private final AtomicLong balanced;
    private final Map<String, AtomicLong> partRao = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> pendingRao = new ConcurrentHashMap<>();

    SupplyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.issuedRao = gauge("taomarket.emission.issued.rao", "Everything that exists", 0);
        this.nextHalvingRao =
                gauge("taomarket.emission.next.halving.rao", "What must be issued for blocks to mint half as much", 0);
        this.blockRao = gauge("taomarket.emission.block.rao", "What the next block mints", 0);
        this.balanced = gauge(
                "taomarket.emission.balanced",
                "1: every rao is accounted for; 0: not; -1: not checked yet",
                NOT_CHECKED_YET);
    }

    void chain(List<Pending> pending) {
        pending.forEach(budget ->
                pendingRao.computeIfAbsent(budget.netuid(), this::pendingGauge).set(budget.pendingRao()));
    }

    void supply(Supply supply) {
        issuedRao.set(supply.issuedRao());
        nextHalvingRao.set(supply.nextHalvingAtRao());
        blockRao.set(supply.blockEmissionRao());
        part("free", supply.freeRao());
        part("held", supply.heldRao());
        part("staked", supply.stakedRao());
        part("treasury", supply.treasuryRao());
        part("pending", supply.pendingRao());
        part("in_transit", supply.inTransitRao());
        balanced.set(supply.balanced() ? 1 : 0);
    }

    private void part(String name, long amountRao) {
        partRao.computeIfAbsent(name, this::partGauge).set(amountRao);
    }

    private AtomicLong partGauge(String name) {
        var value = new AtomicLong();
        Gauge.builder("taomarket.emission.supply.rao", value::get)
                .description("Where everything that exists is")
                .tag("part", name)
                .register(registry);
        return value;
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
