package io.taomarket.wallet.key;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are kept.
 *
 * @param pepper what secrets are hashed with; outside the database, so that a copy of the table is worthless; changing
 *     it makes every key invalid
 * @param maxPerAccount more keys than this are a mistake or an attack
 * @param maxOverlap how long an old secret may stay good after a rotation; long enough to roll out the new one
 *     everywhere, short enough to be no second key
 * @param maxSecrets secrets that may open one key at a time; more rotations than this within their overlap are a loop
 */
@Validated
@ConfigurationProperties("wallet.keys")
record KeyProperties(
        @NotNull @Size(min = 32) String pepper,
        @DefaultValue("1000") @Positive int maxPerAccount,
        @DefaultValue("7d") Duration maxOverlap,
        @DefaultValue("5") @Positive int maxSecrets) {}
