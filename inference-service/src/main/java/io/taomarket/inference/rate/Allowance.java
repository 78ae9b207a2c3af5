package io.taomarket.inference.rate;

import io.github.bucket4j.Bucket;
import io.taomarket.chassis.problem.ResetTime;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens that one request may take of its key's minute. It ends once, with what the request really took. */
public final class Allowance {

    static final Allowance UNLIMITED = new Allowance(null, 0, 0);

    private final @Nullable Bucket bucket;
    private final long tokensPerMinute;
    private final long worstTokens;
    private boolean isOver;

    Allowance(@Nullable Bucket bucket, long tokensPerMinute, long worstTokens) {
        this.bucket = bucket;
        this.tokensPerMinute = tokensPerMinute;
        this.worstTokens = worstTokens;
    }

    /** The request is over; what it has not taken is free again at once. */
    public synchronized void settle(long tokens) {
        if (isOver || bucket == null) return;
        isOver = true;
        if (tokens < worstTokens) bucket.addTokens(worstTokens - tokens);
    }

    /** What the customer learns of the limit; nothing where there is none. */
    public Map<String, String> headers() {
        if (bucket == null) return Map.of();
        var left = bucket.getAvailableTokens();
        var nanosToFull = (tokensPerMinute - left) * Duration.ofMinutes(1).toNanos() / tokensPerMinute;
        return Map.of(
                "x-ratelimit-limit-tokens", Long.toString(tokensPerMinute),
                "x-ratelimit-remaining-tokens", Long.toString(left),
                "x-ratelimit-reset-tokens", ResetTime.of(Duration.ofNanos(nanosToFull)));
    }
}
