package io.taomarket.contracts.scoring;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A validator has rated the miners of a subnet.
 *
 * @param block when
 * @param uids the rated slots
 * @param values their weights, 0 to 65535, the largest 65535
 */
public record WeightsSet(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        int uid,
        String hotkey,
        long block,
        List<Integer> uids,
        List<Integer> values)
        implements Event {

    public static final String TOPIC = "scoring.weights-set.v1";

    public WeightsSet {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(hotkey, "hotkey");
        uids = List.copyOf(uids);
        values = List.copyOf(values);
        if (uids.size() != values.size()) throw new IllegalArgumentException("uids and values differ in length");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return netuid + "/" + uid;
    }
}
