package io.taomarket.inference.generation;

import static java.util.Objects.requireNonNull;

import io.taomarket.routing.StoredRouting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer may know of a request beyond what the other services need.
 *
 * @param replyId the id in the answer's body; the request's id where a body has none
 * @param finishReason as in the answer, or {@code client_closed} or {@code error}
 * @param cachedTokens the part of the prompt that was charged as cached; null in records older than such prices
 * @param firstTokenMs from the request to the first token or the answer; -1 when there was none
 * @param latencyMs from the request to its end
 * @param overheadMs the part of it that was not spent waiting for miners
 */
public record Details(
        String replyId,
        Instant createdAt,
        String finishReason,
        @Nullable Long cachedTokens,
        long firstTokenMs,
        long latencyMs,
        long overheadMs,
        StoredRouting routing) {

    public Details {
        requireNonNull(replyId, "replyId");
        requireNonNull(createdAt, "createdAt");
    }
}
