package io.taomarket.contracts.registry;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a slot and has agreed to the price; wallet can now take the money.
 *
 * @param registrationId chosen by the caller; the payment is made once per id
 * @param priceRao what the slot costs; recycled when paid
 * @param keyId the key it was asked for by, if that key has a limit, which then binds the payment
 */
public record RegistrationRequested(
        UUID eventId,
        Instant occurredAt,
        UUID registrationId,
        int netuid,
        UUID accountId,
        String hotkey,
        long priceRao,
        @Nullable UUID keyId)
        implements Event {

    public static final String TOPIC = "registry.registration-requested.v1";

    public RegistrationRequested {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(registrationId, "registrationId");
        requireNonNull(accountId, "accountId");
        requireNonNull(hotkey, "hotkey");
        Require.text(hotkey, "hotkey");
        Require.nonNegative(priceRao, "priceRao");
    }

    /** A registration that no limit of a key binds. */
    public RegistrationRequested(
            UUID eventId,
            Instant occurredAt,
            UUID registrationId,
            int netuid,
            UUID accountId,
            String hotkey,
            long priceRao) {
        this(eventId, occurredAt, registrationId, netuid, accountId, hotkey, priceRao, null);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return registrationId.toString();
    }
}
