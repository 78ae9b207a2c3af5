package io.taomarket.emission.supply;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long wallet-service may take when somebody asks for the supply.
 *
 * @param connectTimeout a neighbour that does not answer within it is away
 * @param readTimeout long enough for one statement over all accounts
 */
@Validated
@ConfigurationProperties("emission.supply")
record SupplyProperties(
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout) {}
