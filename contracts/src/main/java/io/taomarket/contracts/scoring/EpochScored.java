package io.taomarket.contracts.scoring;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An epoch has been computed; emission can now turn shares into rao.
 *
 * @param epoch counts from 1 within the subnet, without gaps
 * @param block the block at which it fell due; the budget is what was pending up to it
 * @param inputHash SHA-256 of the stored input, hex, so that anyone can recompute the epoch
 * @param neurons one entry per slot
 */
public record EpochScored(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        long epoch,
        long block,
        String inputHash,
        List<NeuronScore> neurons)
        implements Event {

    public static final String TOPIC = "scoring.epoch-scored.v1";

    public EpochScored {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(inputHash, "inputHash");
        neurons = List.copyOf(neurons);
        Require.nonNegative(epoch, "epoch");
        Require.nonNegative(block, "block");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return Integer.toString(netuid);
    }
}
