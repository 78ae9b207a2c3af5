package io.taomarket.inference.miner;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.taomarket.inference.catalogue.Offer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What this replica knows of each miner from its own calls: whether it may be called, how busy and how quick it is. */
@Component
public class Miners {

    private static final Duration UNTIL_PROBED = Duration.ofDays(3650);

    private final MinerProperties properties;
    private final Clock clock;
    private final Map<String, CircuitBreaker> breakers;
    private final Map<String, TrackRecord> records;
    private final CircuitBreakerConfig config;

    Miners(MinerProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.breakers = bounded(properties.remembered());
        this.records = bounded(properties.remembered());
        this.config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(properties.breakerWindow())
                .minimumNumberOfCalls(properties.breakerCalls())
                .failureRateThreshold(properties.breakerFailurePercent())
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(UNTIL_PROBED)
                .build();
    }

    /** A place at the miner, unless it is busy, resting or known to fail. */
    public Optional<Visit> enter(Offer offer) {
        var record = record(offer);
        if (!record.enter(offer.maxConcurrency())) return Optional.empty();
        var breaker = breaker(offer);
        if (breaker.tryAcquirePermission()) return Optional.of(new Visit(record, breaker, clock));
        record.leave();
        return Optional.empty();
    }

    /** Whether customers are sent to the miner at present. */
    public boolean isTrusted(Offer offer) {
        return breaker(offer).getState() != CircuitBreaker.State.OPEN;
    }

    /** From 0, idle, to 1, as many requests under way as the miner takes. */
    public double utilisation(Offer offer) {
        return Math.min(1, (double) record(offer).underWay() / offer.maxConcurrency());
    }

    /** The usual time until the first token of late, if this replica has called the miner. */
    public Optional<Double> latencyMs(Offer offer) {
        return record(offer).usualLatencyMs();
    }

    /** The latest attempts at this miner and model, oldest first. */
    public List<Sample> samples(Offer offer) {
        return record(offer).samples();
    }

    CircuitBreaker breaker(Offer offer) {
        return get(breakers, offer.hotkey(), hotkey -> CircuitBreaker.of(hotkey, config));
    }

    private TrackRecord record(Offer offer) {
        return get(records, offer.hotkey() + "/" + offer.model(), _ -> new TrackRecord(properties.samples()));
    }

    private static <V> V get(Map<String, V> map, String key, Function<String, V> create) {
        synchronized (map) {
            return map.computeIfAbsent(key, create);
        }
    }

    private static <V> Map<String, V> bounded(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }
}
