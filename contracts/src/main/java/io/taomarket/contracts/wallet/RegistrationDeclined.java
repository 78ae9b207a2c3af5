package io.taomarket.contracts.wallet;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * A registration cannot be paid; no money has moved.
 *
 * @param code why, as a stable code such as {@code insufficient_funds} or {@code hotkey_not_owned}
 */
public record RegistrationDeclined(UUID eventId, Instant occurredAt, UUID registrationId, int netuid, String code)
        implements Event {

    public static final String TOPIC = "wallet.registration-declined.v1";

    public RegistrationDeclined {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(registrationId, "registrationId");
        requireNonNull(code, "code");
        Require.text(code, "code");
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
