package io.taomarket.contracts.inference;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request has ended; wallet can settle it, scoring can learn from it.
 *
 * @param requestId the customer's {@code x-request-id}; settled once per id
 * @param accountId who pays
 * @param keyId the API key that was used
 * @param holdId the rolling hold that the money comes from
 * @param model the model that was asked for
 * @param hotkey the miner that is paid; nobody when no attempt succeeded
 * @param minerAccountId the miner's account
 * @param promptTokens counted by the platform
 * @param completionTokens counted by the platform
 * @param costRao what the customer pays, rounded up once
 * @param priceVersion version of the offer that set the price
 * @param attempts every miner tried, in order
 * @param receipt the signed receipt, a compact JWS; empty when nothing was served
 */
public record RequestServed(
        UUID eventId,
        Instant occurredAt,
        String requestId,
        UUID accountId,
        UUID keyId,
        UUID holdId,
        int netuid,
        String model,
        @Nullable String hotkey,
        @Nullable UUID minerAccountId,
        Outcome outcome,
        boolean streamed,
        long promptTokens,
        long completionTokens,
        long costRao,
        long priceVersion,
        List<Attempt> attempts,
        String receipt)
        implements Event {

    public static final String TOPIC = "inference.request-served.v1";

    public RequestServed {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(requestId, "requestId");
        requireNonNull(accountId, "accountId");
        requireNonNull(keyId, "keyId");
        requireNonNull(holdId, "holdId");
        requireNonNull(model, "model");
        requireNonNull(outcome, "outcome");
        requireNonNull(receipt, "receipt");
        attempts = List.copyOf(attempts);
        Require.text(requestId, "requestId");
        Require.nonNegative(promptTokens, "promptTokens");
        Require.nonNegative(completionTokens, "completionTokens");
        Require.nonNegative(costRao, "costRao");
        if (costRao > 0) requireNonNull(minerAccountId, "minerAccountId");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
