package io.taomarket.inference.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Quality;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.model.Stats.Percentiles;
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
        int contextLength,
        int maxCompletionTokens,
        int maxConcurrency,
        String quantization,
        Pricing pricing,
        String promptRaoPerMtok,
        String completionRaoPerMtok,
        List<String> supportedParameters,
        @Nullable QualityView quality,
        @JsonProperty("uptime_last_5m") @Nullable Double uptimeOf5Minutes,
        @JsonProperty("uptime_last_30m") @Nullable Double uptimeOf30Minutes,
        @JsonProperty("uptime_last_1d") @Nullable Double uptimeOfOneDay,
        @JsonProperty("latency_last_30m") @Nullable Percentiles latency,
        @JsonProperty("throughput_last_30m") @Nullable Percentiles throughput) {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    static EndpointView of(Offer offer, Surface surface, boolean isTrusted, Stats stats, Instant now) {
        return new EndpointView(
                offer.hotkey(),
                offer.hotkey(),
                offer.netuid(),
                offer.uid(),
                isTrusted ? "available" : "unavailable",
                offer.contextLength(),
                surface == Surface.CHAT ? offer.contextLength() : 0,
                offer.maxConcurrency(),
                "unknown",
                Pricing.of(offer.price()),
                Long.toString(offer.price().promptRaoPerMtok()),
                Long.toString(offer.price().completionRaoPerMtok()),
                ModelView.parameters(surface),
                offer.quality().map(quality -> QualityView.of(quality, now)).orElse(null),
                stats.uptime(Duration.ofMinutes(5)),
                stats.uptime(HALF_AN_HOUR),
                stats.uptime(Duration.ofDays(1)),
                stats.latency(HALF_AN_HOUR),
                stats.throughput(HALF_AN_HOUR));
    }

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
