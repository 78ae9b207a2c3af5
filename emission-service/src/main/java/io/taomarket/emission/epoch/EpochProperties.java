package io.taomarket.emission.epoch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How paid epochs are shown.
 *
 * @param maxPageSize epochs listed in one answer, so that no answer grows without end
 */
@Validated
@ConfigurationProperties("emission.epoch")
record EpochProperties(
        @DefaultValue("100") @Positive @Max(1000) int maxPageSize) {}
