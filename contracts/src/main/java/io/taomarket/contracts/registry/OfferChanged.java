package io.taomarket.contracts.registry;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A miner's offer is new, changed or gone; holds its whole present state.
 *
 * @param version grows with every change of this offer; also the version of its prices
 * @param uid the miner's slot
 * @param accountId who is paid for the miner's work
 * @param url base address of the miner, whose ownership has been proved
 * @param models what is on offer; empty when the offer is gone
 */
public record OfferChanged(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        String hotkey,
        long version,
        int uid,
        UUID accountId,
        String url,
        List<ModelOffer> models)
        implements Event {

    public static final String TOPIC = "registry.offer-changed.v1";

    public OfferChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(hotkey, "hotkey");
        requireNonNull(accountId, "accountId");
        requireNonNull(url, "url");
        models = List.copyOf(models);
        Require.text(hotkey, "hotkey");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return netuid + "/" + hotkey;
    }
}
