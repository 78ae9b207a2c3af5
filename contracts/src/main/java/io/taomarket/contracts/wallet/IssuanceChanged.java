package io.taomarket.contracts.wallet;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * Tokens have come into or gone out of existence; holds the ledger's whole present state. Emission needs it, because the block emission depends on what exists and recycling lowers it.
 *
 * @param ledger 0 = TAO
 * @param version grows with every change; the highest one is the present
 * @param genesisRao allocated at the beginning
 * @param mintedRao paid out by epochs so far
 * @param recycledRao returned to the unissued supply so far
 */
public record IssuanceChanged(
        UUID eventId, Instant occurredAt, int ledger, long version, long genesisRao, long mintedRao, long recycledRao)
        implements Event {

    public static final String TOPIC = "wallet.issuance-changed.v1";

    public IssuanceChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        Require.nonNegative(genesisRao, "genesisRao");
        Require.nonNegative(mintedRao, "mintedRao");
        Require.nonNegative(recycledRao, "recycledRao");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return Integer.toString(ledger);
    }
}
