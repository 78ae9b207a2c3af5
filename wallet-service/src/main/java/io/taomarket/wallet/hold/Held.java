package io.taomarket.wallet.hold;

/**
 * A hold after it was changed.
 *
 * @param availableRao what the key could still set aside
 */
public record Held(Hold hold, long availableRao) {}
