package io.taomarket.wallet.hotkey;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of hotkeys.
 *
 * @param maxPerAccount enough for a slot in many subnets; each costs a row and a pool for ever
 */
@Validated
@ConfigurationProperties("wallet.hotkeys")
record HotkeyProperties(@DefaultValue("1000") @Positive int maxPerAccount) {}
