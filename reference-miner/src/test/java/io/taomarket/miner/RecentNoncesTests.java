package io.taomarket.miner;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.miner.door.RecentNonces;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentNoncesTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final RecentNonces nonces = new RecentNonces(2, clock);

    @Test
    void refusesANonceTheSecondTimeButNotFromSomebodyElse() {
        var nonce = UUID.randomUUID();

        assertThat(nonces.firstUse("a", nonce, expiry(10))).isTrue();
        assertThat(nonces.firstUse("a", nonce, expiry(10))).isFalse();
        assertThat(nonces.firstUse("b", nonce, expiry(10))).isTrue();
    }

    @Test
    void refusesNewOnesWhenFullAndTakesThemAgainOnceOthersHaveExpired() {
        assertThat(nonces.firstUse("a", UUID.randomUUID(), expiry(1))).isTrue();
        assertThat(nonces.firstUse("a", UUID.randomUUID(), expiry(5))).isTrue();
        assertThat(nonces.firstUse("a", UUID.randomUUID(), expiry(5))).isFalse();

        now.set(expiry(2));

        assertThat(nonces.firstUse("a", UUID.randomUUID(), expiry(7))).isTrue();
        assertThat(nonces.firstUse("a", UUID.randomUUID(), expiry(7))).isFalse();
    }

    private static Instant expiry(int seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }
}
