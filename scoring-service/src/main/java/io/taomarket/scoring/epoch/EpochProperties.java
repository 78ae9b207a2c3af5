package io.taomarket.scoring.epoch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How epochs are run and shown.
 *
 * @param maxPerBlock epochs computed for one block; the rest waits for the next, so that one block cannot take long
 * @param maxPageSize epochs listed in one answer
 */
@Validated
@ConfigurationProperties("scoring.epoch")
record EpochProperties(
        @DefaultValue("2") @Positive int maxPerBlock,
        @DefaultValue("100") @Positive @Max(1000) int maxPageSize) {}
