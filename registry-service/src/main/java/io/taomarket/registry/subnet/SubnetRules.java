package io.taomarket.registry.subnet;

import io.taomarket.contracts.registry.Hyperparameters;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hyperparameters of one subnet: those that all services go by ({@link Hyperparameters} describes them), and three
 * that concern the registry alone. The defaults are those of a new subnet; {@link RuleLimits} says what is allowed.
 *
 * @param registrationAllowed whether slots are given out
 * @param servingRateLimitBlocks blocks between two changes of a miner's offer
 * @param immuneOwnerUids how many of the owner's neurons are never replaced
 */
public record SubnetRules(
        @DefaultValue("360") int tempoBlocks,
        @DefaultValue("32767") int kappa,
        @DefaultValue("900000") int bondsMovingAverage,
        @DefaultValue("65535") int bondsPenalty,
        @DefaultValue("true") boolean yuma3,
        @DefaultValue("false") boolean liquidAlpha,
        @DefaultValue("45875") int alphaLow,
        @DefaultValue("58982") int alphaHigh,
        @DefaultValue("1000") int alphaSigmoidSteepness,
        @DefaultValue("13889") int activityCutoffFactorMilli,
        @DefaultValue("256") int maxAllowedUids,
        @DefaultValue("64") int maxAllowedValidators,
        @DefaultValue("10") int minNonImmuneUids,
        @DefaultValue("1") int minAllowedWeights,
        @DefaultValue("100") int weightsRateLimitBlocks,
        @DefaultValue("0") long weightsVersionKey,
        @DefaultValue("5000") int immunityPeriodBlocks,
        @DefaultValue("0") long stakeThresholdRao,
        @DefaultValue("false") boolean commitReveal,
        @DefaultValue("1") int revealPeriodEpochs,
        @DefaultValue("500000") long minBurnRao,
        @DefaultValue("100000000000") long maxBurnRao,
        @DefaultValue("360") int burnHalfLifeBlocks,
        @DefaultValue("1260") int burnIncreaseMilli,
        @DefaultValue("true") boolean ownerCut,
        @DefaultValue("true") boolean registrationAllowed,
        @DefaultValue("50") int servingRateLimitBlocks,
        @DefaultValue("1") int immuneOwnerUids) {

    /** The part that the other services are told. */
    Hyperparameters hyperparameters() {
        return new Hyperparameters(
                tempoBlocks,
                kappa,
                bondsMovingAverage,
                bondsPenalty,
                yuma3,
                liquidAlpha,
                alphaLow,
                alphaHigh,
                alphaSigmoidSteepness,
                activityCutoffFactorMilli,
                maxAllowedUids,
                maxAllowedValidators,
                minNonImmuneUids,
                minAllowedWeights,
                weightsRateLimitBlocks,
                weightsVersionKey,
                immunityPeriodBlocks,
                stakeThresholdRao,
                commitReveal,
                revealPeriodEpochs,
                minBurnRao,
                maxBurnRao,
                burnHalfLifeBlocks,
                burnIncreaseMilli,
                ownerCut);
    }

    PriceRules priceRules() {
        return new PriceRules(minBurnRao, maxBurnRao, burnHalfLifeBlocks, burnIncreaseMilli);
    }
}
