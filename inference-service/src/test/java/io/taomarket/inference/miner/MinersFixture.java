package io.taomarket.inference.miner;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.meter.Comparison;
import java.time.Clock;
import java.time.Duration;

/** Miners that nobody has called yet. */
public final class MinersFixture {

    private MinersFixture() {}

    public static Miners fresh() {
        return new Miners(properties(), Clock.systemUTC());
    }

    /** The miner has answered with a token, within no time. */
    public static void deliver(Miners miners, Offer offer) {
        miners.enter(offer).orElseThrow().delivered(offer.hotkey(), Outcome.FINISHED, 1, Comparison.NONE);
    }

    /** The miner has said that it has too much to do. */
    public static void refuse(Miners miners, Offer offer) {
        var failure = MinerFailure.busy(Duration.ofMinutes(1), "status 429");
        miners.enter(offer).orElseThrow().failed(offer.hotkey(), failure);
    }

    /** The miner has failed so often that it rests. */
    public static void breakDown(Miners miners, Offer offer) {
        for (var i = 0; i < properties().breakerCalls(); i++)
            miners.enter(offer).orElseThrow().failed(offer.hotkey(), MinerFailure.invalid("no"));
    }

    static MinerProperties properties() {
        return new MinerProperties(100, 4, 4, 50, Duration.ofSeconds(1), 8);
    }
}
