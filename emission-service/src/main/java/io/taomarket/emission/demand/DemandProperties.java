package io.taomarket.emission.demand;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fees are remembered.
 *
 * @param halfLifeBlocks blocks in which a fee loses half of its weight; a day of blocks
 * @param keepIds how long it is remembered that a fee has been counted; an older one that arrives is not counted at
 *     all, so that forgetting can never count one twice
 * @param forgetLimit the most ids forgotten in one statement, so that a backlog cannot lock the table
 */
@Validated
@ConfigurationProperties("emission.demand")
record DemandProperties(
        @DefaultValue("7200") @Positive @Max(10_000_000) int halfLifeBlocks,
        @DefaultValue("30d") @DurationMin(hours = 1) Duration keepIds,
        @DefaultValue("50000") @Positive int forgetLimit) {}
