package io.taomarket.inference.hold;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much money is set aside ahead of need, and for how long.
 *
 * @param sliceFactor a slice is this many times the worst case at hand, so that wallet is called rarely
 * @param sliceLasts how long a slice should last: whoever needs the next one sooner gets one twice as large, and has it
 *     fetched before the last one is used up
 * @param maxSliceRao however large the worst case, no more than this is taken ahead of need
 * @param balanceParts a slice is at most this part of the balance, as far as it is known: money set aside here must
 *     not be missing elsewhere
 * @param idleAfter when money that nobody used goes back
 * @param forgetAfter when a hold that nobody used is closed for good
 * @param tick how often idle money is looked for
 * @param heartbeat how often wallet is told that we live
 * @param staleAfter holds that wallet has not heard of for so long are used no more; below its ten minutes
 * @param connectTimeout to reach wallet
 * @param readTimeout for wallet's answer; a customer waits for it
 */
@Validated
@ConfigurationProperties("inference.hold")
record HoldProperties(
        @DefaultValue("20") @Positive int sliceFactor,
        @DefaultValue("5s") Duration sliceLasts,
        @DefaultValue("1000000000") @Positive long maxSliceRao,
        @DefaultValue("20") @Positive int balanceParts,
        @DefaultValue("30s") Duration idleAfter,
        @DefaultValue("1h") Duration forgetAfter,
        @DefaultValue("5s") Duration tick,
        @DefaultValue("30s") Duration heartbeat,
        @DefaultValue("8m") Duration staleAfter,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {}
