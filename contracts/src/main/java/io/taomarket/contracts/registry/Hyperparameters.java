package io.taomarket.contracts.registry;

import io.taomarket.contracts.Require;

/**
 * The rules of one subnet. Shares and rates are parts of 65535 unless their name says otherwise.
 *
 * @param tempoBlocks blocks from one epoch to the next
 * @param kappa the majority that a consensus weight needs
 * @param bondsMovingAverage memory of the bonds, in parts of a million
 * @param bondsPenalty how far clipped weights also lower bonds
 * @param yuma3 whether bonds are kept per pair (Yuma 3) or per column (Yuma 2)
 * @param liquidAlpha whether the bonds move at a speed of their own per pair
 * @param alphaLow slowest speed of liquid bonds
 * @param alphaHigh fastest speed of liquid bonds
 * @param alphaSigmoidSteepness steepness of the speed, in hundredths
 * @param activityCutoffFactorMilli how many thousandths of a tempo a validator may stay silent
 * @param maxAllowedUids slots of the subnet
 * @param maxAllowedValidators permits per epoch
 * @param minNonImmuneUids replaceable slots below which immune ones may be replaced
 * @param minAllowedWeights fewest entries of a weight vector
 * @param weightsRateLimitBlocks blocks between two weight vectors of a validator
 * @param weightsVersionKey lowest accepted version of a weight vector
 * @param immunityPeriodBlocks blocks in which a newcomer is not replaced
 * @param stakeThresholdRao least stake weight that counts
 * @param commitReveal whether weights are committed first and revealed later
 * @param revealPeriodEpochs epochs between commit and reveal
 * @param minBurnRao lowest registration price
 * @param maxBurnRao highest registration price
 * @param burnHalfLifeBlocks blocks in which the registration price halves
 * @param burnIncreaseMilli by how many thousandths of itself the price stands after a registration
 * @param ownerCut whether the owner takes a share of the emission
 */
public record Hyperparameters(
        int tempoBlocks,
        int kappa,
        int bondsMovingAverage,
        int bondsPenalty,
        boolean yuma3,
        boolean liquidAlpha,
        int alphaLow,
        int alphaHigh,
        int alphaSigmoidSteepness,
        int activityCutoffFactorMilli,
        int maxAllowedUids,
        int maxAllowedValidators,
        int minNonImmuneUids,
        int minAllowedWeights,
        int weightsRateLimitBlocks,
        long weightsVersionKey,
        int immunityPeriodBlocks,
        long stakeThresholdRao,
        boolean commitReveal,
        int revealPeriodEpochs,
        long minBurnRao,
        long maxBurnRao,
        int burnHalfLifeBlocks,
        int burnIncreaseMilli,
        boolean ownerCut) {
    public Hyperparameters {
        if (tempoBlocks < 1) throw new IllegalArgumentException("tempoBlocks must be at least 1: " + tempoBlocks);
        Require.nonNegative(minBurnRao, "minBurnRao");
        if (maxBurnRao < minBurnRao) throw new IllegalArgumentException("maxBurnRao is below minBurnRao");
    }
}
