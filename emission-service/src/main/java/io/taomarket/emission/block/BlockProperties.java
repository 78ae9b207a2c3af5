package io.taomarket.emission.block;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The pace of the clock.
 *
 * @param blockTime from one block to the next
 * @param retryAfter how long to wait when a block could not be written
 */
@Validated
@ConfigurationProperties("emission")
record BlockProperties(
        @DefaultValue("12s") @DurationMin(millis = 100) Duration blockTime,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration retryAfter) {}
