package io.taomarket.cli.receipt;

import static java.util.Objects.requireNonNull;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

/** What a receipt says; fields that a newer platform adds are passed over. */
record Receipt(
        String requestId,
        String accountId,
        String model,
        String miner,
        String requestSha256,
        String responseSha256,
        long promptTokens,
        @Nullable Long cachedTokens,
        long completionTokens,
        String costRao,
        long priceVersion,
        String holdId,
        String issuedAt) {

    Receipt {
        requireNonNull(requestId, "request_id is missing");
        requireNonNull(accountId, "account_id is missing");
        requireNonNull(model, "model is missing");
        requireNonNull(miner, "miner is missing");
        requireHash(requestSha256, "request_sha256");
        requireHash(responseSha256, "response_sha256");
        requireAmount(costRao);
        requireNonNull(holdId, "hold_id is missing");
        requireTime(issuedAt);
    }

    static Receipt of(Jws jws) {
        try {
            return Json.MAPPER
                    .readerFor(Receipt.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(jws.payload());
        } catch (JacksonException e) {
            throw new Failure(jws.source() + ": is no receipt: " + Json.complaint(e));
        }
    }

    private static void requireHash(@Nullable String text, String name) {
        if (text == null || !text.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException(name + " is not a SHA-256 in hex");
    }

    private static void requireAmount(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,19}"))
            throw new IllegalArgumentException("cost_rao is not an amount");
    }

    private static void requireTime(@Nullable String text) {
        try {
            Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("issued_at is not a time");
        }
    }
}
