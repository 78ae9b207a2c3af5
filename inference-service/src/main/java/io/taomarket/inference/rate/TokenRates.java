package io.taomarket.inference.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.taomarket.chassis.problem.ResetTime;
import io.taomarket.inference.fault.ApiFault;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps each key within its tokens per minute. A request takes its worst case, prompt and longest completion, before
 * money is set aside for it; so no number of calls at a time comes to more than the limit.
 */
@Component
public class TokenRates {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeMeter meter;
    private final Cache<Limit, Bucket> buckets;

    @Autowired
    TokenRates(RateProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    TokenRates(RateProperties properties, TimeMeter meter) {
        this.meter = meter;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(properties.remembered())
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();
    }

    /** Takes the worst case of a request, or refuses it. A key without a limit takes what it likes. */
    public Allowance take(UUID keyId, OptionalLong tokensPerMinute, long worstTokens) {
        if (tokensPerMinute.isEmpty()) return Allowance.UNLIMITED;
        var limit = new Limit(keyId, tokensPerMinute.getAsLong());
        if (worstTokens > limit.tokensPerMinute()) throw tooLarge(limit, worstTokens);
        var bucket = Objects.requireNonNull(buckets.get(limit, this::fill));
        if (worstTokens == 0) return new Allowance(bucket, limit.tokensPerMinute(), 0);
        var probe = bucket.tryConsumeAndReturnRemaining(worstTokens);
        if (probe.isConsumed()) return new Allowance(bucket, limit.tokensPerMinute(), worstTokens);
        throw tooMany(limit, worstTokens, probe);
    }

    private Bucket fill(Limit limit) {
        var capacity = limit.tokensPerMinute();
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(rule -> rule.capacity(capacity).refillGreedy(capacity, MINUTE))
                .build();
    }

    /** It will never fit, so the client need not try again. */
    private static ApiFault tooLarge(Limit limit, long worstTokens) {
        return ApiFault.of(
                        429,
                        "rate_limit_exceeded",
                        "This request could take " + worstTokens + " tokens; the key's limit is "
                                + limit.tokensPerMinute() + " tokens per minute. Ask for less, or lower max_tokens.")
                .ofType("tokens")
                .withHeader("x-ratelimit-limit-tokens", Long.toString(limit.tokensPerMinute()))
                .withHeader("x-should-retry", "false");
    }

    private static ApiFault tooMany(Limit limit, long worstTokens, ConsumptionProbe probe) {
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        var remaining = probe.getRemainingTokens();
        return ApiFault.of(
                        429,
                        "rate_limit_exceeded",
                        "Rate limit reached: " + limit.tokensPerMinute() + " tokens per minute; " + remaining
                                + " are left, and this request could take " + worstTokens + ".")
                .retryAfter((int) Math.max(1, wait.plusMillis(999).toSeconds()))
                .withHeader("retry-after-ms", Long.toString(Math.max(1, wait.toMillis())))
                .ofType("tokens")
                .withHeader("x-ratelimit-limit-tokens", Long.toString(limit.tokensPerMinute()))
                .withHeader("x-ratelimit-remaining-tokens", Long.toString(remaining))
                .withHeader("x-ratelimit-reset-tokens", ResetTime.of(Duration.ofNanos(probe.getNanosToWaitForReset())));
    }

    private record Limit(UUID keyId, long tokensPerMinute) {}
}
