package io.taomarket.inference.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Quality;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.miner.Miners.Condition;
import io.taomarket.inference.miner.Stats;
import io.taomarket.inference.miner.Stats.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One miner behind a model: what it asks for, what validators have verified, what we have seen. */
record EndpointView(
        String miner,
        String providerName,
        int netuid,
        int uid,
        String status,
        BreakerView breaker,
        int contextLength,
        int maxCompletionTokens,
        int maxConcurrency,
        String quantization,
        String region,
        DataPolicy dataPolicy,
        String tokenizer,
        List<String> inputModalities,
        @Nullable Integer dimensions,
        Pricing pricing,
        String promptRaoPerMtok,
        String completionRaoPerMtok,
        String cacheReadRaoPerMtok,
        List<String> supportedParameters,
        boolean supportsImplicitCaching,
        @Nullable QualityView quality,
        @JsonProperty("uptime_last_5m") @Nullable Double uptimeOf5Minutes,
        @JsonProperty("uptime_last_30m") @Nullable Double uptimeOf30Minutes,
        @JsonProperty("uptime_last_1d") @Nullable Double uptimeOfOneDay,
        @JsonProperty("latency_last_30m") @Nullable Percentiles latency,
        @JsonProperty("throughput_last_30m") @Nullable Percentiles throughput) {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    static EndpointView of(
            Offer offer, Surface surface, boolean isReached, Condition condition, Stats stats, Instant now) {
        var traits = offer.traits();
        return new EndpointView(
                offer.hotkey(),
                offer.hotkey(),
                offer.netuid(),
                offer.uid(),
                isReached ? "available" : "unavailable",
                new BreakerView(condition.state(), condition.retryAt()),
                offer.contextLength(),
                surface == Surface.CHAT ? offer.contextLength() : 0,
                offer.maxConcurrency(),
                traits.quantization(),
                traits.region(),
                new DataPolicy(traits.dataCollection(), traits.zdr()),
                traits.tokenizer(),
                traits.inputModalities(),
                traits.dimensions(),
                Pricing.of(offer.price()),
                Long.toString(offer.price().promptRaoPerMtok()),
                Long.toString(offer.price().completionRaoPerMtok()),
                Long.toString(offer.price().cacheReadRaoPerMtok()),
                offer.supportedParameters(surface),
                traits.cacheReadRaoPerMtok() != null,
                offer.quality().map(quality -> QualityView.of(quality, now)).orElse(null),
                stats.uptime(Duration.ofMinutes(5)),
                stats.uptime(HALF_AN_HOUR),
                stats.uptime(Duration.ofDays(1)),
                stats.latency(HALF_AN_HOUR),
                stats.throughput(HALF_AN_HOUR));
    }

    /**
     * Whether the miner is called at present.
     *
     * @param state {@code closed}, {@code open} or {@code half_open}
     * @param retryAt when it is asked next whether it is back
     */
    record BreakerView(String state, @Nullable Instant retryAt) {}

    /** What the miner declares about what it is sent; nobody can verify it. */
    record DataPolicy(String dataCollection, boolean zdr) {}

    /** Verified quality, with what one needs to know to trust it. */
    record QualityView(double score, double spread, long samples, int validators, long ageS) {

        static QualityView of(Quality quality, Instant now) {
            var age = Duration.between(quality.measuredAt(), now);
            return new QualityView(
                    quality.score(),
                    quality.spread(),
                    quality.samples(),
                    quality.validators(),
                    Math.max(0, age.toSeconds()));
        }
    }
}
