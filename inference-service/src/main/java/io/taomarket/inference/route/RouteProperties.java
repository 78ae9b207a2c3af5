package io.taomarket.inference.route;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How miners are chosen.
 *
 * @param qualityFloor verified quality below which nobody is sent to a miner
 * @param minSamples measurements before a quality counts as verified
 * @param newcomerQuality what a miner without verified quality is taken for; squared in the score, so that newcomers
 *     get a small share by which they can show what they are worth
 * @param unknownLatency what a miner is taken for that nobody has timed
 * @param latencyGrain added to every latency, so that a millisecond more or less decides nothing
 * @param attempts most miners tried for one request; each one costs the customer time
 * @param defaultCompletionTokens the most an answer may have when the customer names no limit and the context would
 *     allow more; it is also what is reserved
 */
@Validated
@ConfigurationProperties("inference.route")
public record RouteProperties(
        @DefaultValue("0.3") double qualityFloor,
        @DefaultValue("3") @Positive int minSamples,
        @DefaultValue("0.3") double newcomerQuality,
        @DefaultValue("500ms") Duration unknownLatency,
        @DefaultValue("50ms") Duration latencyGrain,
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("16384") @Positive int defaultCompletionTokens) {}
