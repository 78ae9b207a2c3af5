package io.taomarket.routing;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Everything about one miner and model that decides whether it is chosen.
 *
 * @param miner its hotkey
 * @param quality 0 to 1 as validators have verified it; null for a newcomer
 * @param honesty the share of its counts of tokens that agreed with the platform's, above 0 to 1
 * @param promptRaoPerMtok rao per million prompt tokens
 * @param cacheReadRaoPerMtok rao per million prompt tokens that it had cached
 * @param completionRaoPerMtok rao per million completion tokens
 * @param cacheHitShare of the prompt tokens it was sent of late, 0 to 1
 * @param firstTokenMs its usual time until the first token of late; null where nobody has timed it
 * @param tokensPerSecond its usual throughput of late; null where nobody has timed it
 * @param underWay requests that it is answering now
 * @param maxConcurrency as many as it takes
 * @param preferred whether it is as quick as the customer prefers, and has not said of late that it has too much to do
 */
public record Facts(
        String miner,
        String model,
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
        boolean preferred) {

    public Facts {
        requireNonNull(miner, "miner");
        requireNonNull(model, "model");
        if (maxConcurrency < 1) throw new IllegalArgumentException("maxConcurrency must be at least 1");
    }

    public boolean isNewcomer() {
        return quality == null;
    }
}
