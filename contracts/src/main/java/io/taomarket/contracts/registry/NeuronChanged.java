package io.taomarket.contracts.registry;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * A slot of a subnet has a new holder; holds the slot's whole present state.
 *
 * @param version grows with every change of this slot; the highest one is the present
 * @param hotkey the holder's key in SS58 form
 * @param accountId the account that owns the hotkey
 * @param registeredAtBlock when the holder took the slot; older weights and bonds do not concern it
 */
public record NeuronChanged(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        int uid,
        long version,
        String hotkey,
        UUID accountId,
        long registeredAtBlock)
        implements Event {

    public static final String TOPIC = "registry.neuron-changed.v1";

    public NeuronChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(hotkey, "hotkey");
        requireNonNull(accountId, "accountId");
        Require.nonNegative(netuid, "netuid");
        Require.nonNegative(uid, "uid");
        Require.text(hotkey, "hotkey");
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
