package io.taomarket.gateway.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The latest changes of keys: an answer of wallet that is older than a change of its key must not be remembered. */
class Changes {

    private static final Duration LONGER_THAN_ANY_ANSWER = Duration.ofMinutes(1);

    private final AtomicLong count = new AtomicLong();
    private final Cache<UUID, Long> latest =
            Caffeine.newBuilder().expireAfterWrite(LONGER_THAN_ANY_ANSWER).build();

    long now() {
        return count.get();
    }

    void note(UUID keyId) {
        latest.put(keyId, count.incrementAndGet());
    }

    boolean happenedSince(long moment, UUID keyId) {
        var change = latest.getIfPresent(keyId);
        return change != null && change > moment;
    }
}
