package io.taomarket.contracts.scoring;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * What validators measured of a miner's model is another; holds its whole present state.
 *
 * @param version grows with every change; the highest one is the present
 * @param score verified quality, 0 to 1
 * @param spread standard deviation of the single measurements
 * @param samples how many measurements stand behind it
 * @param validators how many validators measured
 * @param latencyMs median time of a probe
 * @param measuredAt when the newest measurement was made
 */
public record ScoreChanged(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        String hotkey,
        String model,
        long version,
        double score,
        double spread,
        long samples,
        int validators,
        long latencyMs,
        Instant measuredAt)
        implements Event {

    public static final String TOPIC = "scoring.score-changed.v1";

    public ScoreChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(hotkey, "hotkey");
        requireNonNull(model, "model");
        requireNonNull(measuredAt, "measuredAt");
        if (!(score >= 0 && score <= 1)) throw new IllegalArgumentException("score must be between 0 and 1: " + score);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return netuid + "/" + hotkey + "/" + model;
    }
}
