package io.taomarket.scoring.score;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How evidence becomes a score.
 *
 * @param memory how much an older probe counts beside the next newer one of the same validator; at 0.8 four bad probes
 *     in a row sink a perfect miner below the floor
 * @param floor quality below which a miner deserves nothing: what it serves is not what it sells
 * @param unverifiedShare what a model that nobody can check is worth beside one that was checked; answering is easy
 * @param goodLatency answers within it are not told apart
 * @param badLatency answers that take so long are worth half
 * @param keptPerModel probes, and as many requests, kept of each model of a miner; enough for the memory above
 * @param keptFor older evidence says nothing about today
 * @param noticeableChange how far a score must move to be said at once
 * @param restateAfter how long a score that does not move is not repeated, though it gets fresher
 */
@Validated
@ConfigurationProperties("scoring.score")
record ScoreProperties(
        @DefaultValue("0.8") @DecimalMin("0.1") @DecimalMax("0.99")
        double memory,

        @DefaultValue("0.6") @DecimalMin("0") @DecimalMax("1")
        double floor,

        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
        double unverifiedShare,

        @DefaultValue("500ms") Duration goodLatency,
        @DefaultValue("5s") Duration badLatency,
        @DefaultValue("100") @Positive @Max(1000) int keptPerModel,
        @DefaultValue("30d") Duration keptFor,
        @DefaultValue("0.01") @DecimalMin("0") double noticeableChange,
        @DefaultValue("30s") Duration restateAfter) {

    ScoreProperties {
        if (badLatency.compareTo(goodLatency) <= 0)
            throw new IllegalArgumentException("scoring.score.bad-latency must be above good-latency");
    }
}
