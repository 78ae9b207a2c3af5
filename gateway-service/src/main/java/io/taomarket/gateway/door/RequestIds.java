package io.taomarket.gateway.door;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names requests: {@code req_} and a UUIDv7, so that names sort by time and cannot be guessed. */
@Component
class RequestIds {

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    RequestIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        var high = (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0x0fff);
        var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return "req_" + new UUID(high, low);
    }
}
