package io.taomarket.inference.catalogue;

import io.taomarket.contracts.scoring.ScoreChanged;
import java.time.Instant;

/**
 * What validators have measured.
 *
 * @param score 0 to 1
 * @param spread standard deviation of the single measurements
 * @param latencyMs median time of a probe
 */
public record Quality(double score, double spread, long samples, int validators, long latencyMs, Instant measuredAt) {

    static Quality of(ScoreChanged event) {
        return new Quality(
                event.score(),
                event.spread(),
                event.samples(),
                event.validators(),
                event.latencyMs(),
                event.measuredAt());
    }
}
