package io.taomarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taomarket.gateway.route.Destination;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BreakersTests {

    private static final int CALLS = 40;

    final CircuitBreaker breaker = new Breakers(new SimpleMeterRegistry()).of(Destination.INFERENCE);

    @Test
    void staysClosedHoweverLongAnswersTake() {
        for (var call = 0; call < CALLS; call++) breaker.onSuccess(10, TimeUnit.MINUTES);

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void opensWhenConnectionsCannotBeMade() {
        for (var call = 0; call < CALLS; call++) breaker.onError(1, TimeUnit.SECONDS, new IOException("refused"));

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }
}
