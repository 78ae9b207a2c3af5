package io.taomarket.inference.generation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept for customers.
 *
 * @param protocolPercent the protocol's part of a charge; must be what wallet takes
 * @param kept how long a generation can be looked up
 * @param patience how long a look-up waits for a request that has just ended
 */
@Validated
@ConfigurationProperties("inference.generation")
record GenerationProperties(
        @DefaultValue("10") @PositiveOrZero @Max(100) int protocolPercent,
        @DefaultValue("90d") Duration kept,
        @DefaultValue("1s") Duration patience) {}
