package io.taomarket.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;

/** A token bucket per name, forgotten when it has long been full again. */
class Buckets {

    private final Cache<Limit, Bucket> buckets;
    private final Duration period;

    Buckets(Duration period, int remembered) {
        this.period = period;
        buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /** The bucket of this name; another limit for the same name is another bucket. */
    Bucket of(String name, int capacity) {
        return Objects.requireNonNull(buckets.get(new Limit(name, capacity), this::fill));
    }

    private Bucket fill(Limit limit) {
        return Bucket.builder()
                .addLimit(rule -> rule.capacity(limit.capacity()).refillGreedy(limit.capacity(), period))
                .build();
    }

    private record Limit(String name, int capacity) {}
}
