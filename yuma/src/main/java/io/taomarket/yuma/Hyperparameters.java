package io.taomarket.yuma;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The rules of a subnet that an epoch obeys. Shares are u16: 65535 means all.
 *
 * @param tempoBlocks blocks from one epoch to the next
 * @param kappa share of the active stake that must stand behind a consensus weight
 * @param bondsMovingAverage memory of the bonds, in parts of a million
 * @param bondsPenalty how far clipping a weight also lowers the bond
 * @param yuma3 bonds per pair (Yuma 3) instead of per column (Yuma 2)
 * @param liquidAlpha each bond of Yuma 3 moves at a speed of its own
 * @param alphaLow slowest such speed
 * @param alphaHigh fastest such speed
 * @param alphaSigmoidSteepness steepness of the speed, in hundredths
 * @param activityCutoffFactorMilli thousandths of a tempo that a validator may stay silent
 * @param maxAllowedValidators permits given for the next epoch
 * @param stakeThreshold least stake weight, in rao, that counts
 * @param commitReveal whether weights are committed first and revealed later
 * @param activityCutoffBlocks replaces factor and tempo where given
 * @param liquidBonds what becomes of a liquid bond to a miner that its validator leaves out
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
        int maxAllowedValidators,
        long stakeThreshold,
        boolean commitReveal,
        @Nullable Integer activityCutoffBlocks,
        LiquidBonds liquidBonds) {

    /** What a new subnet starts with. */
    public static final Hyperparameters DEFAULTS =
            new Hyperparameters(360, 32767, 900_000, 65535, true, false, 45875, 58982, 1000, 13889, 64, 0, true);

    private static final int MILLION = 1_000_000;

    public Hyperparameters {
        require(tempoBlocks >= 0, "tempoBlocks", tempoBlocks);
        Fixed.requireU16(kappa, "kappa");
        require(bondsMovingAverage >= 0 && bondsMovingAverage <= MILLION, "bondsMovingAverage", bondsMovingAverage);
        Fixed.requireU16(bondsPenalty, "bondsPenalty");
        Fixed.requireU16(alphaLow, "alphaLow");
        Fixed.requireU16(alphaHigh, "alphaHigh");
        require(activityCutoffFactorMilli >= 0, "activityCutoffFactorMilli", activityCutoffFactorMilli);
        require(maxAllowedValidators >= 0, "maxAllowedValidators", maxAllowedValidators);
        require(stakeThreshold >= 0, "stakeThreshold", stakeThreshold);
        require(activityCutoffBlocks == null || activityCutoffBlocks >= 0, "activityCutoffBlocks", -1);
        requireNonNull(liquidBonds, "liquidBonds");
    }

    public Hyperparameters(
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
            int maxAllowedValidators,
            long stakeThreshold,
            boolean commitReveal) {
        this(
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
                maxAllowedValidators,
                stakeThreshold,
                commitReveal,
                null);
    }

    public Hyperparameters(
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
            int maxAllowedValidators,
            long stakeThreshold,
            boolean commitReveal,
            @Nullable Integer activityCutoffBlocks) {
        this(
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
                maxAllowedValidators,
                stakeThreshold,
                commitReveal,
                activityCutoffBlocks,
                LiquidBonds.LISTED_ONLY);
    }

    /** Blocks a validator may stay silent and still count: max(1, floor(factor · tempo / 1000)). */
    public long cutoffBlocks() {
        if (activityCutoffBlocks != null) return activityCutoffBlocks;
        return Math.max(1, (long) activityCutoffFactorMilli * tempoBlocks / 1000);
    }

    /** Speed of a bond in 32.32: α = 1 − bondsMovingAverage / 10⁶. */
    long plainAlpha() {
        return Fixed.ONE - Fixed.divide(bondsMovingAverage, MILLION);
    }

    private static void require(boolean holds, String name, long value) {
        if (!holds) throw new IllegalArgumentException(name + " is out of bounds: " + value);
    }
}
