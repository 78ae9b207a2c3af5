package io.taomarket.inference.miner;

import java.time.Clock;
import java.time.Duration;

/** Miners that nobody has called yet. */
public final class MinersFixture {

    private MinersFixture() {}

    public static Miners fresh() {
        return new Miners(properties(), Clock.systemUTC());
    }

    static MinerProperties properties() {
        return new MinerProperties(100, 4, 4, 50, Duration.ofSeconds(1), 8);
    }
}
