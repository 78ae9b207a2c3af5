package io.taomarket.miner.door;

import java.time.Duration;

/**
 * What one miner takes on.
 *
 * @param maxConcurrency calls that are worked on at once; one more is answered with 429
 * @param maxBodyBytes of a request; long prompts fit, floods do not
 * @param bodyTimeout within which a request must have arrived whole
 * @param maxNonces remembered at once; at ten seconds each this allows ten thousand calls a second
 */
public record Limits(int maxConcurrency, int maxBodyBytes, Duration bodyTimeout, int maxNonces) {

    public Limits {
        if (maxConcurrency <= 0 || maxBodyBytes <= 0 || !bodyTimeout.isPositive() || maxNonces <= 0)
            throw new IllegalArgumentException("limits must be positive");
    }

    public static Limits defaults() {
        return new Limits(32, 8 * 1024 * 1024, Duration.ofSeconds(10), 100_000);
    }

    public Limits withMaxConcurrency(int calls) {
        return new Limits(calls, maxBodyBytes, bodyTimeout, maxNonces);
    }
}
