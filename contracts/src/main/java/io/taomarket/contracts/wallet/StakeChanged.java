package io.taomarket.contracts.wallet;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * The stake of a hotkey is another; holds its whole present state.
 *
 * @param netuid 0 for TAO on root
 * @param version grows with every change of this stake; the highest one is the present
 * @param accountId the owner of the hotkey
 * @param totalRao everything staked on the hotkey, by whomever
 * @param takeParts the owner's share of dividends, in parts of 65535
 */
public record StakeChanged(
        UUID eventId,
        Instant occurredAt,
        int netuid,
        String hotkey,
        long version,
        UUID accountId,
        long totalRao,
        int takeParts)
        implements Event {

    public static final String TOPIC = "wallet.stake-changed.v1";

    public StakeChanged {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(hotkey, "hotkey");
        requireNonNull(accountId, "accountId");
        Require.text(hotkey, "hotkey");
        Require.nonNegative(totalRao, "totalRao");
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
