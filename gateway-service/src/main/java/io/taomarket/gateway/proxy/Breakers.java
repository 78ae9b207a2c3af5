package io.taomarket.gateway.proxy;

import static java.util.Objects.requireNonNull;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.gateway.route.Destination;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker per service. It counts only connections that cannot be made: a slow or failing answer says
 * something about one request, not about the service.
 */
@Component
class Breakers {

    private static final int LOOKED_AT = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A model may take minutes; the breaker would open after twenty answers of one each unless it is told otherwise. */
    private static final Duration NEVER_TOO_LONG = Duration.ofDays(1);

    private final Map<Destination, CircuitBreaker> breakers = new EnumMap<>(Destination.class);

    Breakers(MeterRegistry meters) {
        var config = CircuitBreakerConfig.custom()
                .slidingWindowSize(LOOKED_AT)
                .minimumNumberOfCalls(LOOKED_AT)
                .slowCallDurationThreshold(NEVER_TOO_LONG)
                .waitDurationInOpenState(PAUSE)
                .build();
        for (var service : Destination.values()) {
            var breaker = CircuitBreaker.of("gateway-" + service, config);
            breakers.put(service, breaker);
            Gauge.builder("taomarket.gateway.breaker.open", () -> breaker.getState() == State.OPEN ? 1 : 0)
                    .description("1 while no connection to the service is tried")
                    .tag("destination", service.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    CircuitBreaker of(Destination service) {
        return requireNonNull(breakers.get(service));
    }
}
