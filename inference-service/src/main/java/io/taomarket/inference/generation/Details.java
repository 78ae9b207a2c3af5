package io.taomarket.inference.generation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
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
        Routing routing) {

    public Details {
        requireNonNull(replyId, "replyId");
        requireNonNull(createdAt, "createdAt");
    }

    /**
     * How the miner was chosen.
     *
     * @param strategy in words
     */
    public record Routing(String strategy, List<Considered> candidates) {}

    /**
     * A miner that could have served.
     *
     * @param quality what validators have measured; null where nobody has
     * @param weight its score
     * @param draw what chance made of the score; the highest one was tried first
     */
    public record Considered(String miner, @Nullable Double quality, long worstRao, double weight, double draw) {}
}
