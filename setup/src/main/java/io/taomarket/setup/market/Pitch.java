package io.taomarket.setup.market;

import io.taomarket.chassis.signing.SigningKey;

/**
 * Where a stall stands.
 *
 * @param hotkey proves that whoever answers there is the miner
 * @param url where the platform reaches it
 */
public record Pitch(Stall stall, SigningKey hotkey, String url) {}
