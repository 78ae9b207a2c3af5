package io.taomarket.scoring.weights;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a weight vector may be.
 *
 * @param maxWeight the largest share of the sum that one weight may be, of 65535; the default allows all, as on the chain
 * @param maxOpenCommits commits of a hotkey that wait to be revealed; more only help to choose among them later
 */
@Validated
@ConfigurationProperties("scoring.weights")
record WeightProperties(
        @DefaultValue("65535") @Min(1) @Max(65535) int maxWeight,
        @DefaultValue("10") @Positive int maxOpenCommits) {}
