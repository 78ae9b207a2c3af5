package io.taomarket.wallet.key;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are kept.
 *
 * @param pepper what secrets are hashed with; outside the database, so that a copy of the table is worthless; changing
 *     it makes every key invalid
 * @param maxPerAccount more keys than this are a mistake or an attack
 */
@Validated
@ConfigurationProperties("wallet.keys")
record KeyProperties(
        @NotNull @Size(min = 32) String pepper,
        @DefaultValue("1000") @Positive int maxPerAccount) {}
