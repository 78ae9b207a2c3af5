package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Quality;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.miner.Stats;
import io.taomarket.routing.Facts;
import io.taomarket.routing.Settings;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is known of an offer: from validators, and from this replica's own calls. */
@Component
class Knowledge {

    private final Miners miners;
    private final RouteProperties properties;
    private final Clock clock;

    Knowledge(Miners miners, RouteProperties properties, Clock clock) {
        this.miners = miners;
        this.properties = properties;
        this.clock = clock;
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

    boolean hasRoom(Offer offer) {
        return miners.underWay(offer) < offer.maxConcurrency();
    }

    Facts facts(Offer offer, PaceWishes pace) {
        var price = offer.price();
        return new Facts(
                offer.hotkey(),
                offer.model(),
                verifiedQuality(offer).orElse(null),
                miners.honesty(offer),
                price.promptRaoPerMtok(),
                price.cacheReadRaoPerMtok(),
                price.completionRaoPerMtok(),
                miners.cacheHitShare(offer),
                firstTokenMs(offer).orElse(null),
                miners.tokensPerSecond(offer).orElse(null),
                miners.underWay(offer),
                offer.maxConcurrency(),
                !miners.isCooling(offer) && isQuick(offer, pace));
    }

    Settings settings() {
        return new Settings(
                properties.newcomerQuality(),
                properties.explorationShare(),
                properties.unknownLatency().toMillis(),
                properties.unknownTokensPerSecond(),
                properties.latencyGrain().toMillis(),
                properties.affinitySlack());
    }

    /** Validators' time, while we have none of our own. */
    private Optional<Double> firstTokenMs(Offer offer) {
        return miners.latencyMs(offer).or(() -> offer.quality().map(quality -> (double) quality.latencyMs()));
    }

    private boolean isQuick(Offer offer, PaceWishes pace) {
        return pace.areNone() || pace.areMetBy(new Stats(miners.samples(offer), clock.instant()));
    }
}
