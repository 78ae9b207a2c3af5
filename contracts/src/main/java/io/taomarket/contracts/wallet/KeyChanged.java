package io.taomarket.contracts.wallet;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * An API key is new, changed or revoked; whoever remembers it must forget what it knew. Holds no secret.
 *
 * @param version grows with every change of this key
 * @param usable false once the key is disabled or revoked
 */
public record KeyChanged(UUID eventId, Instant occurredAt, UUID keyId, long version, UUID accountId, boolean usable)
        implements Event {

    public static final String TOPIC = "wallet.key-changed.v1";

    public KeyChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(keyId, "keyId");
        requireNonNull(accountId, "accountId");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return keyId.toString();
    }
}
