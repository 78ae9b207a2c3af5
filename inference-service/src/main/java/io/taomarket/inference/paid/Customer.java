package io.taomarket.inference.paid;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.fault.ApiFault;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Who pays, and since when we know of the request.
 *
 * @param models the only ones that the key may use; all of them when it is empty
 * @param tokensPerMinute the key's limit; nothing when it has none
 */
public record Customer(
        UUID accountId,
        UUID keyId,
        String requestId,
        List<String> models,
        OptionalLong tokensPerMinute,
        Instant arrivedAt,
        long arrivedNanos) {

    public static Customer of(Caller caller, Clock clock) {
        var accountId = caller.keyOwner();
        caller.requireScope("inference");
        var keyId = UUID.fromString(caller.credential());
        return new Customer(
                accountId,
                keyId,
                caller.requestId(),
                allowedModels(caller),
                tokensPerMinute(caller),
                clock.instant(),
                System.nanoTime());
    }

    private static OptionalLong tokensPerMinute(Caller caller) {
        var limit = caller.attributes().get("tokens_per_minute");
        return limit == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit));
    }

    /** The models that a caller's key is limited to; none where it is not limited. */
    public static List<String> allowedModels(Caller caller) {
        return Arrays.stream(caller.attributes().getOrDefault("models", "").split(","))
                .map(String::strip)
                .filter(model -> !model.isEmpty())
                .toList();
    }

    public void requireModel(String model) {
        if (models.isEmpty() || models.contains(model)) return;
        throw ApiFault.of(403, "model_not_allowed", "This key may not use the model " + model + ".")
                .about("model");
    }
}
