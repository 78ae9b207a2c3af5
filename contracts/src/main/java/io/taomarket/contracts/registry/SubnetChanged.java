package io.taomarket.contracts.registry;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subnet exists or its rules have changed; holds its whole present state.
 *
 * @param version grows with every change of this subnet; the highest one is the present
 * @param ownerAccountId who owns the subnet, nobody while the platform runs it
 * @param ownerHotkey the owner's key in SS58 form
 */
public record SubnetChanged(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        long version,
        String name,
        @Nullable UUID ownerAccountId,
        @Nullable String ownerHotkey,
        long registeredAtBlock,
        Hyperparameters hyperparameters)
        implements Event {

    public static final String TOPIC = "registry.subnet-changed.v1";

    public SubnetChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(name, "name");
        requireNonNull(hyperparameters, "hyperparameters");
        Require.nonNegative(netuid, "netuid");
        Require.text(name, "name");
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
