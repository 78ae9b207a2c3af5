package io.taomarket.gateway.key;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are remembered.
 *
 * @param refresh how long an answer is believed before wallet is asked again; a change is heard at once anyway
 * @param keep how long a key works while wallet cannot be asked; long enough for an outage, short enough to forget
 * @param forgetUnknown how long an unknown key is remembered, so that a client in a loop does not load wallet
 * @param remembered most keys in memory
 * @param timeout how long wallet may take; a customer waits
 * @param concurrency most questions to wallet at a time, so that a storm of unknown keys leaves room for the others
 */
@Validated
@ConfigurationProperties("gateway.keys")
record KeyProperties(
        @DefaultValue("60s") Duration refresh,
        @DefaultValue("1h") Duration keep,
        @DefaultValue("2s") Duration forgetUnknown,
        @DefaultValue("100000") @Positive int remembered,
        @DefaultValue("1s") Duration timeout,
        @DefaultValue("64") @Positive int concurrency) {}
