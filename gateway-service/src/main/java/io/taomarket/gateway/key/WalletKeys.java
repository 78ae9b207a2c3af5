package io.taomarket.gateway.key;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.taomarket.chassis.caller.ServiceCalls;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.gateway.proxy.ServiceClients;
import io.taomarket.gateway.route.ServiceAddresses;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks wallet-service about a key. While it is away callers are told so at once, instead of after a timeout each. */
@Component
class WalletKeys {

    private static final Logger LOG = LoggerFactory.getLogger(WalletKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOOKED_AT = 10;

    private final RestClient wallet;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    WalletKeys(
            ServiceAddresses addresses,
            ServiceClients clients,
            ServiceCalls calls,
            RestClient.Builder builder,
            KeyProperties properties) {
        wallet = builder.baseUrl(addresses.wallet())
                .requestFactory(clients.requestFactory(properties.timeout()))
                .requestInterceptor(calls)
                .build();
        breaker = CircuitBreaker.of(
                "wallet-keys",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(LOOKED_AT)
                        .minimumNumberOfCalls(LOOKED_AT)
                        .waitDurationInOpenState(PAUSE)
                        .build());
        bulkhead = Bulkhead.of(
                "wallet-keys",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.concurrency())
                        .build());
    }

    /** What wallet knows of the key; nothing when it is unknown, disabled or expired. */
    Optional<KeyCheck> check(String key) {
        try {
            Supplier<Optional<KeyCheck>> question = () -> ask(key);
            return Bulkhead.decorateSupplier(bulkhead, CircuitBreaker.decorateSupplier(breaker, question))
                    .get();
        } catch (RestClientException | CallNotPermittedException | BulkheadFullException e) {
            LOG.warn("Wallet cannot say whether a key is good: {}", e.toString());
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "temporarily_unavailable",
                    "The key cannot be checked at the moment. Try again shortly.");
        }
    }

    private Optional<KeyCheck> ask(String key) {
        try {
            return Optional.ofNullable(wallet.post()
                    .uri("/internal/v1/key-checks")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Question(key))
                    .retrieve()
                    .body(KeyCheck.class));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }

    record Question(String key) {

        @Override
        public String toString() {
            return "Question[…]";
        }
    }
}
