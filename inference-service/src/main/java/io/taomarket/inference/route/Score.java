package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Quality;
import io.taomarket.inference.miner.Miners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How good a choice a miner is: verified quality² × honesty of its counts / price / latency / load. */
@Component
class Score {

    /** A busy miner is as good as a free one that costs this many times more, plus one. */
    private static final double LOAD_PRICE = 4;

    private static final double SMALLEST = 1e-300;

    private final Miners miners;
    private final RouteProperties properties;

    Score(Miners miners, RouteProperties properties) {
        this.miners = miners;
        this.properties = properties;
    }

    /** The quality that validators have shown, once they have looked often enough. */
    Optional<Double> verifiedQuality(Offer offer) {
        return offer.quality()
                .filter(quality -> quality.samples() >= properties.minSamples())
                .map(Quality::score);
    }

    boolean isAboveFloor(Offer offer) {
        return verifiedQuality(offer).orElse(1.0) >= properties.qualityFloor();
    }

    double weight(Offer offer, long expectedRao) {
        var quality = verifiedQuality(offer).orElse(properties.newcomerQuality());
        var latency = latencyMs(offer) + properties.latencyGrain().toMillis();
        var load = 1 + LOAD_PRICE * miners.utilisation(offer);
        var honesty = miners.honesty(offer);
        return Math.max(SMALLEST, quality * quality * honesty / (expectedRao + 1.0) / latency / load);
    }

    double latencyMs(Offer offer) {
        return miners.latencyMs(offer).orElseGet(() -> offer.quality()
                .map(quality -> (double) quality.latencyMs())
                .orElse((double) properties.unknownLatency().toMillis()));
    }
}
