package io.taomarket.inference.miner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt went.
 *
 * @param firstTokenMs -1 when there was none
 * @param tokensPerSecond of the completion; 0 where nothing was generated
 * @param agrees whether the miner counted as we did; null where it did not say
 */
public record Sample(
        Instant at,
        boolean delivered,
        long firstTokenMs,
        long latencyMs,
        double tokensPerSecond,
        @Nullable Boolean agrees) {}
