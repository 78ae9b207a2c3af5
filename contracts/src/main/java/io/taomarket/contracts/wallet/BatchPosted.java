package io.taomarket.contracts.wallet;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * Everything that the ledger's writer has committed at once. Who counts the sequence notices when one is missing.
 *
 * @param eventId the id of the batch
 * @param shard which of the ledger's writers
 * @param sequence counts the shard's batches from 1, without gaps
 * @param transfers how many transfers it posted
 */
public record BatchPosted(UUID eventId, Instant occurredAt, int shard, long sequence, int transfers) implements Event {

    public static final String TOPIC = "wallet.batch-posted.v1";

    public BatchPosted {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        Require.nonNegative(shard, "shard");
        Require.nonNegative(sequence, "sequence");
        Require.nonNegative(transfers, "transfers");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return Integer.toString(shard);
    }
}
