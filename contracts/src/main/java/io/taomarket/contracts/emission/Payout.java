package io.taomarket.contracts.emission;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Require;
import java.util.UUID;

/**
 * One hotkey's part of an epoch.
 *
 * @param hotkey the key that earned it
 * @param accountId the account that owns the hotkey
 */
public record Payout(Role role, String hotkey, UUID accountId, long amountRao) {
    public Payout {
        requireNonNull(role, "role");
        requireNonNull(hotkey, "hotkey");
        requireNonNull(accountId, "accountId");
        Require.text(hotkey, "hotkey");
        Require.nonNegative(amountRao, "amountRao");
    }
}
