package io.taomarket.inference.generation;

import io.taomarket.routing.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the miner was chosen, with everything that the choice depended on; {@code ./taomarket routing replay} makes it
 * again.
 *
 * @param rule in words
 * @param seed of the draws, 64 bits in hex
 * @param completionTokens that were expected
 * @param models that could serve, in this order
 * @param order the customer's
 * @param sort the customer's
 * @param kept what kept the request with others
 * @param candidates everybody who could have served, in the order in which they would have been asked
 */
public record Routing(
        String rule,
        String seed,
        long promptTokens,
        long completionTokens,
        List<String> models,
        List<String> order,
        @Nullable String sort,
        @Nullable Kept kept,
        Settings settings,
        List<Considered> candidates) {

    public static final String RULE = "verified quality² × honesty / effective price / expected time / load;"
            + " of two drawn by score the less busy one; see module routing";

    /** What requests have in common that are kept at one miner: a session, or the beginning of the prompt. */
    public record Kept(String key, boolean isSession) {}

    /**
     * A miner that could have served.
     *
     * @param reason why it stands where it stands
     * @param draw the number that picked it; null where it was not left to chance
     * @param worstRao what the request could have cost there
     */
    public record Considered(
            String miner,
            String model,
            String reason,
            double score,
            @Nullable Double draw,
            long worstRao,
            @Nullable Double quality,
            double honesty,
            long promptRaoPerMtok,
            long cacheReadRaoPerMtok,
            long completionRaoPerMtok,
            double cacheHitShare,
            @Nullable Double firstTokenMs,
            @Nullable Double tokensPerSecond,
            int underWay,
            int maxConcurrency,
            boolean preferred) {}
}
