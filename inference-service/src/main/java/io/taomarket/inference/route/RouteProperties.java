package io.taomarket.inference.route;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How miners are chosen.
 *
 * @param qualityFloor verified quality below which nobody is sent to a miner
 * @param minSamples measurements before a quality counts as verified
 * @param newcomerQuality what a miner without verified quality is taken for, beside others like it
 * @param explorationShare of the requests that go to newcomers first, by which they can show what they are worth
 * @param unknownLatency what a miner is taken for that nobody has timed
 * @param unknownTokensPerSecond what a miner is taken for that nobody has timed
 * @param latencyGrain added to every time, so that a millisecond more or less decides nothing
 * @param affinitySlack how many requests more than the least busy one a miner may have and still keep its sessions
 * @param prefixTokens from this many prompt tokens on, prompts that begin alike go to one miner, whose cache may have
 *     them; below it a cache saves nothing
 * @param considered most miners of a model that are compared for one request, chosen by chance where there are more
 * @param attempts most miners of a model tried for one request; each one costs the customer time
 * @param defaultCompletionTokens the most an answer may have when the customer names no limit and the context would
 *     allow more; it is also what is reserved
 */
@Validated
@ConfigurationProperties("inference.route")
public record RouteProperties(
        @DefaultValue("0.3") double qualityFloor,
        @DefaultValue("3") @Positive int minSamples,
        @DefaultValue("0.3") double newcomerQuality,

        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("1")
        double explorationShare,

        @DefaultValue("500ms") Duration unknownLatency,
        @DefaultValue("30") @Positive double unknownTokensPerSecond,
        @DefaultValue("50ms") Duration latencyGrain,
        @DefaultValue("2") @PositiveOrZero int affinitySlack,
        @DefaultValue("1024") @Positive int prefixTokens,
        @DefaultValue("32") @Positive int considered,
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("16384") @Positive int defaultCompletionTokens) {}
