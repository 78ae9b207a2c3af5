package io.taomarket.inference.hold;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.taomarket.inference.hold.WalletClient.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks wallet for money. Every request has an id of its own, so repeating one that got lost moves nothing twice. */
@Component
class Wallet {

    /** As long as customers are told to wait: when wallet is back, so are we. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final WalletClient client;
    private final String replica;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "wallet",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .waitDurationInOpenState(LOOK_AGAIN)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .ignoreException(e -> e instanceof RestClientResponseException answer
                            && answer.getStatusCode().is4xxClientError())
                    .build());

    Wallet(WalletClient client) {
        this.client = client;
        this.replica = UUID.randomUUID().toString();
    }

    Answer ask(Question question) {
        try {
            var hold = twice(() -> send(question));
            var availableRao = hold.availableRao() == null ? Long.MAX_VALUE : hold.availableRao();
            return new Answer.Granted(question.amountRao(), availableRao);
        } catch (RestClientResponseException e) {
            return e.getStatusCode().is4xxClientError()
                    ? refusal(e)
                    : new Answer.Lost(e.getStatusCode().toString());
        } catch (RestClientException e) {
            return new Answer.Lost(String.valueOf(e.getMessage()));
        } catch (CallNotPermittedException e) {
            return new Answer.Away(String.valueOf(e.getMessage()));
        }
    }

    private WalletClient.Hold send(Question question) {
        var holdId = question.hold().holdId();
        var amountRao = question.amountRao();
        return question.isOpening()
                ? client.open(new WalletClient.Open(holdId, question.accountId(), question.keyId(), replica, amountRao))
                : client.topUp(holdId, new WalletClient.TopUp(question.id(), amountRao));
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

    private <T> T twice(Supplier<T> call) {
        var guarded = CircuitBreaker.decorateSupplier(breaker, call);
        try {
            return guarded.get();
        } catch (ResourceAccessException lost) {
            return again(guarded, lost);
        }
    }

    /** That the second try is not allowed does not mean that the first has not arrived. */
    private static <T> T again(Supplier<T> guarded, ResourceAccessException lost) {
        try {
            return guarded.get();
        } catch (CallNotPermittedException _) {
            throw lost;
        }
    }

    private static Answer refusal(RestClientResponseException e) {
        var problem = e.getResponseBodyAs(Problem.class);
        var code = problem == null || problem.code() == null ? "" : problem.code();
        var availableRao = problem == null || problem.availableRao() == null ? 0 : problem.availableRao();
        var heldRao = problem == null || problem.heldRao() == null ? 0 : problem.heldRao();
        return switch (code) {
            case "insufficient_funds" -> new Answer.Short(false, availableRao, heldRao);
            case "key_limit_exceeded" -> new Answer.Short(true, availableRao, heldRao);
            case "amount_invalid" -> new Answer.Beyond();
            case "hold_not_found", "hold_expired" -> new Answer.Gone();
            case "invalid_api_key", "account_closed" -> new Answer.Unusable();
            case "account_frozen" -> new Answer.Frozen();
            case "hold_limit" -> new Answer.Crowded();
            default -> new Answer.Refused(e.getStatusCode().value() + " " + code);
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

        /**
         * Not enough on the account, or left of the key's limit.
         *
         * @param heldRao what is set aside for requests of the account, here or elsewhere, and may be free again soon
         */
        record Short(boolean isKeyLimit, long availableRao, long heldRao) implements Answer {}

        /** More than exists. */
        record Beyond() implements Answer {}

        /** Wallet knows the hold no more. */
        record Gone() implements Answer {}

        /** The key has been revoked, has expired or belongs to somebody else, or its account is closed. */
        record Unusable() implements Answer {}

        /** The operator has stopped the account. */
        record Frozen() implements Answer {}

        /** The key has as many holds as it may have; they end by themselves. */
        record Crowded() implements Answer {}

        /** Wallet does not take the question as it is; asking again would not help. */
        record Refused(String reason) implements Answer {}

        /** Wallet was asked and has not answered; it may have granted the money. */
        record Lost(String reason) implements Answer {}

        /** Wallet cannot be asked at present. */
        record Away(String reason) implements Answer {}
    }
}
