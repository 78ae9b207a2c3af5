package io.taomarket.miner.door;

import io.taomarket.chassis.signing.Nonces;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/**
 * Remembers nonces in memory until they expire. When it is full it refuses new ones rather than forgetting old ones: a
 * replay is worse than a refusal. A restart forgets all, which costs a miner at most a few seconds of replayable calls.
 */
public final class RecentNonces implements Nonces {

    private final int capacity;
    private final Clock clock;
    private final Set<Use> used = new HashSet<>();
    private final PriorityQueue<Use> byExpiry = new PriorityQueue<>();

    public RecentNonces(int capacity, Clock clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    @Override
    public synchronized boolean firstUse(String address, UUID nonce, Instant expiresAt) {
        forgetExpired();
        var use = new Use(address, nonce, expiresAt);
        if (used.size() >= capacity || !used.add(use)) return false;
        byExpiry.add(use);
        return true;
    }

    private void forgetExpired() {
        var now = clock.instant();
        while (!byExpiry.isEmpty() && byExpiry.peek().expiresAt().isBefore(now)) used.remove(byExpiry.poll());
    }

    private record Use(String address, UUID nonce, Instant expiresAt) implements Comparable<Use> {

        @Override
        public int compareTo(Use other) {
            return expiresAt.compareTo(other.expiresAt);
        }
    }
}
