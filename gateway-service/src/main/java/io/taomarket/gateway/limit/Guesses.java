package io.taomarket.gateway.limit;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts wrong keys per address, so that guessing is slow and wallet is not asked about every guess. */
@Component
public class Guesses {

    private final Buckets buckets;
    private final int perMinute;

    Guesses(LimitProperties limits) {
        buckets = new Buckets(Duration.ofMinutes(1), limits.remembered());
        perMinute = limits.wrongKeysPerMinute();
    }

    /** Refuses an address that has shown too many wrong keys. */
    public void check(String address) {
        if (buckets.of(address, perMinute).getAvailableTokens() < 1)
            throw TooMany.refusal("Too many wrong keys came from this address.");
    }

    public void note(String address) {
        buckets.of(address, perMinute).tryConsume(1);
    }
}
