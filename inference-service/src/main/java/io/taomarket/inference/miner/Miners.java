package io.taomarket.inference.miner;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.taomarket.inference.catalogue.Offer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this replica knows of each miner from its own calls: whether it may be called, how busy and how quick it is. */
@Component
public class Miners {

    private static final Duration UNTIL_PROBED = Duration.ofDays(3650);

    /** A long stream is no fault, though the breaker thinks so of what takes a minute unless it is told otherwise. */
    private static final Duration NEVER_TOO_LONG = Duration.ofDays(3650);

    private final MinerProperties properties;
    private final Clock clock;
    private final Map<String, CircuitBreaker> breakers;
    private final Map<String, TrackRecord> records;
    private final Map<String, Instant> restingUntil;
    private final CircuitBreakerConfig config;

    Miners(MinerProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.breakers = bounded(properties.remembered());
        this.records = bounded(properties.remembered());
        this.restingUntil = bounded(properties.remembered());
        this.config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(properties.breakerWindow())
                .minimumNumberOfCalls(properties.breakerCalls())
                .failureRateThreshold(properties.breakerFailurePercent())
                .slowCallDurationThreshold(NEVER_TOO_LONG)
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

    /** Whether the miner is called: closed, open until a time, or half open, when its next calls decide. */
    public Condition condition(Offer offer) {
        return switch (breaker(offer).getState()) {
            case OPEN, FORCED_OPEN -> new Condition("open", restingUntil.get(offer.hotkey()));
            case HALF_OPEN -> new Condition("half_open", null);
            case CLOSED, DISABLED, METRICS_ONLY -> new Condition("closed", null);
        };
    }

    /** How long until the first of these miners that rest is asked whether it is back. */
    public Duration shortestRest(List<Offer> offers) {
        var now = clock.instant();
        return offers.stream()
                .map(this::restingUntil)
                .filter(until -> until.isAfter(now))
                .min(Comparator.naturalOrder())
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }

    /** Whether the miner has said of late that it has too much to do. */
    public boolean isCooling(Offer offer) {
        return record(offer).busyUntil().isAfter(clock.instant());
    }

    /** Requests that this replica has under way there. */
    public int underWay(Offer offer) {
        return record(offer).underWay();
    }

    /** The usual tokens per second of late, if this replica has had an answer of tokens from the miner. */
    public Optional<Double> tokensPerSecond(Offer offer) {
        return record(offer).usualTokensPerSecond();
    }

    /** The usual time until the first token of late, if this replica has called the miner. */
    public Optional<Double> latencyMs(Offer offer) {
        return record(offer).usualLatencyMs();
    }

    /** From 0 to 1: how much of the prompts the miner has had cached of late, by its own word. */
    public double cacheHitShare(Offer offer) {
        return record(offer).cacheHitShare();
    }

    /** From just above 0 to 1: how much of what the miner says that it has counted agrees with our count. */
    public double honesty(Offer offer) {
        return record(offer).honesty();
    }

    /** The latest attempts at this miner and model, oldest first. */
    public List<Sample> samples(Offer offer) {
        return record(offer).samples();
    }

    CircuitBreaker breaker(Offer offer) {
        return get(breakers, offer.hotkey(), this::newBreaker);
    }

    /** When a miner that rests is due to be asked whether it is back. */
    Instant restingUntil(Offer offer) {
        return restingUntil.getOrDefault(offer.hotkey(), Instant.MIN);
    }

    void rest(String hotkey) {
        restingUntil.put(hotkey, clock.instant().plus(properties.probeAfter()));
    }

    private CircuitBreaker newBreaker(String hotkey) {
        var breaker = CircuitBreaker.of(hotkey, config);
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) rest(hotkey);
        });
        return breaker;
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

    /**
     * Whether a miner is called.
     *
     * @param state {@code closed} while it is, {@code open} while it is not, {@code half_open} while it is tried again
     * @param retryAt when it is asked next whether it is back
     */
    public record Condition(String state, @Nullable Instant retryAt) {}
}
