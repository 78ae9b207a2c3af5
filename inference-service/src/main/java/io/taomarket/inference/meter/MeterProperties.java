package io.taomarket.inference.meter;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are counted, and how far miners may count otherwise.
 *
 * @param encoding the vocabulary of offers that name none, or one that the platform does not have; part of every price,
 *     so it is changed for all customers or not at all
 * @param claimFactor how many times more or fewer tokens a miner may claim, because vocabularies differ
 * @param promptSlack tokens that a model may put around a prompt beyond that: frames, dates, standing instructions
 * @param completionSlack tokens that end a completion, and what rounding does to short ones
 */
@Validated
@ConfigurationProperties("inference.meter")
record MeterProperties(
        @DefaultValue("o200k_base") String encoding,
        @DefaultValue("2") @DecimalMin("1") double claimFactor,
        @DefaultValue("32") @PositiveOrZero long promptSlack,
        @DefaultValue("8") @PositiveOrZero long completionSlack) {}
