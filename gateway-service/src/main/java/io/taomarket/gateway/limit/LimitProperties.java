package io.taomarket.gateway.limit;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a caller may come. Limits are kept in memory, so each instance of the gateway counts for itself.
 *
 * @param keyRequestsPerMinute for keys without a limit of their own: stops loops, not customers; money is the real limit
 * @param addressRequestsPerMinute for callers without a key; an office or a validator's host shares one address
 * @param signUpsPerHour new accounts per address; 0 switches the limit off
 * @param wrongKeysPerMinute keys an address may guess
 * @param concurrentRequests open requests and streams of one key or address
 * @param remembered most callers whose use is remembered
 */
@Validated
@ConfigurationProperties("gateway.limits")
record LimitProperties(
        @DefaultValue("60000") @Positive int keyRequestsPerMinute,
        @DefaultValue("3000") @Positive int addressRequestsPerMinute,
        @DefaultValue("20") @PositiveOrZero int signUpsPerHour,
        @DefaultValue("60") @Positive int wrongKeysPerMinute,
        @DefaultValue("1024") @Positive int concurrentRequests,
        @DefaultValue("100000") @Positive int remembered) {}
