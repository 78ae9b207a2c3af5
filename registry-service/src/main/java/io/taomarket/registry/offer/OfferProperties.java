package io.taomarket.registry.offer;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What miners may offer, and how often they prove their address.
 *
 * @param maxModels of one miner
 * @param maxRaoPerMtok highest price; a request's cost then fits 64 bits many times over
 * @param maxContextLength more than any model has
 * @param maxConcurrency of one model
 * @param maxLivePerAccount so that nobody fills the market from one purse
 * @param challengePause between two challenges that a miner causes: its address may be somebody else's
 * @param challengeTimeout for a whole challenge
 * @param proofPeriod after which an address is proved again
 * @param proofRetryPause after a failed proof
 * @param proofTries failed ones in a row after which the offer is withdrawn
 * @param proofBatch most proofs at a time, each with a connection of its own
 */
@Validated
@ConfigurationProperties("registry.offer")
record OfferProperties(
        @DefaultValue("50") @Positive int maxModels,
        @DefaultValue("1000000000000") @Positive long maxRaoPerMtok,
        @DefaultValue("10000000") @Positive int maxContextLength,
        @DefaultValue("10000") @Positive int maxConcurrency,
        @DefaultValue("64") @Positive int maxLivePerAccount,
        @DefaultValue("2s") @DurationMin(millis = 0) Duration challengePause,
        @DefaultValue("8s") @DurationMin(millis = 1) Duration challengeTimeout,
        @DefaultValue("1d") @DurationMin(seconds = 1) Duration proofPeriod,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration proofRetryPause,
        @DefaultValue("3") @Positive int proofTries,
        @DefaultValue("20") @Positive int proofBatch) {}
