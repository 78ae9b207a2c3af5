package io.taomarket.inference.hold;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.taomarket.inference.hold.WalletClient.Problem;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks wallet for money. Every request has an id of its own, so repeating one that got lost moves nothing twice. */
@Component
class Wallet {

    private final WalletClient client;
    private final String replica;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "wallet",
            CircuitBreakerConfig.custom()
                    .ignoreException(e -> e instanceof RestClientResponseException answer
                            && answer.getStatusCode().is4xxClientError())
                    .build());

    Wallet(WalletClient client) {
        this.client = client;
        this.replica = UUID.randomUUID().toString();
    }

    Answer open(UUID holdId, UUID accountId, UUID keyId, long amountRao) {
        var request = new WalletClient.Open(holdId, accountId, keyId, replica, amountRao);
        return answer(amountRao, () -> client.open(request));
    }

    Answer topUp(UUID holdId, long amountRao) {
        var request = new WalletClient.TopUp(UUID.randomUUID(), amountRao);
        return answer(amountRao, () -> client.topUp(holdId, request));
    }

    void release(UUID holdId, UUID releaseId, long amountRao) {
        twice(() -> {
            client.release(holdId, new WalletClient.Release(releaseId, amountRao));
            return true;
        });
    }

    void heartbeat() {
        client.heartbeat(new WalletClient.Heartbeat(replica));
    }

    private Answer answer(long amountRao, Supplier<WalletClient.Hold> call) {
        try {
            var hold = twice(call);
            return new Answer.Granted(amountRao, hold.availableRao() == null ? Long.MAX_VALUE : hold.availableRao());
        } catch (RestClientResponseException e) {
            return refusal(e);
        } catch (RestClientException | CallNotPermittedException e) {
            return new Answer.Away(String.valueOf(e.getMessage()));
        }
    }

    private <T> T twice(Supplier<T> call) {
        var guarded = CircuitBreaker.decorateSupplier(breaker, call);
        try {
            return guarded.get();
        } catch (ResourceAccessException e) {
            return guarded.get();
        }
    }

    private static Answer refusal(RestClientResponseException e) {
        var problem = e.getStatusCode().is4xxClientError() ? e.getResponseBodyAs(Problem.class) : null;
        var code = problem == null || problem.code() == null ? "" : problem.code();
        var availableRao = problem == null || problem.availableRao() == null ? 0 : problem.availableRao();
        return switch (code) {
            case "insufficient_funds" -> new Answer.Short(false, availableRao);
            case "key_limit_exceeded" -> new Answer.Short(true, availableRao);
            case "hold_not_found", "hold_expired" -> new Answer.Gone();
            case "invalid_api_key" -> new Answer.Unusable();
            default -> new Answer.Away("wallet answered " + e.getStatusCode().value() + " " + code);
        };
    }

    /** What wallet said. */
    sealed interface Answer {

        /**
         * The money is ours to use.
         *
         * @param availableRao what the account could still set aside; unbounded where wallet did not say
         */
        record Granted(long amountRao, long availableRao) implements Answer {}

        /** Not enough on the account, or left of the key's limit. */
        record Short(boolean isKeyLimit, long availableRao) implements Answer {}

        /** Wallet knows the hold no more. */
        record Gone() implements Answer {}

        /** The key has been revoked, has expired or belongs to somebody else. */
        record Unusable() implements Answer {}

        /** Wallet cannot be asked at present. */
        record Away(String reason) implements Answer {}
    }
}
