package io.taomarket.contracts.wallet;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * A registration has been paid; registry can now give out the slot.
 *
 * @param paidRao what has been recycled
 */
public record RegistrationPaid(
        UUID eventId, Instant occurredAt, UUID registrationId, int netuid, UUID accountId, String hotkey, long paidRao)
        implements Event {

    public static final String TOPIC = "wallet.registration-paid.v1";

    public RegistrationPaid {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(registrationId, "registrationId");
        requireNonNull(accountId, "accountId");
        requireNonNull(hotkey, "hotkey");
        Require.nonNegative(paidRao, "paidRao");
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
