package io.taomarket.inference.miner;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far we trust a miner.
 *
 * @param remembered miners whose condition is kept; the one not called for longest is forgotten first
 * @param breakerWindow calls over which failures are counted
 * @param breakerCalls fewest calls before a breaker may open
 * @param breakerFailurePercent of the window, at which no more customers are sent
 * @param probeAfter how long an open breaker rests before the miner is asked whether it is back
 * @param samples attempts per miner and model from which uptime, latency and throughput are shown
 */
@Validated
@ConfigurationProperties("inference.miner")
record MinerProperties(
        @DefaultValue("10000") @Positive int remembered,
        @DefaultValue("20") @Positive int breakerWindow,
        @DefaultValue("10") @Positive int breakerCalls,
        @DefaultValue("50") @Positive int breakerFailurePercent,
        @DefaultValue("3s") Duration probeAfter,
        @DefaultValue("1024") @Positive int samples) {}
