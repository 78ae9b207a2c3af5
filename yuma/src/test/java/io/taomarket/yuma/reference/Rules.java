package io.taomarket.yuma.reference;

import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.LiquidBonds;

/** The same hyperparameters with one of them changed. */
final class Rules {

    private Rules() {}

    static Hyperparameters withPermits(Hyperparameters r, int maxAllowedValidators) {
        return with(r, r.liquidAlpha(), maxAllowedValidators, r.liquidBonds());
    }

    static Hyperparameters withLiquid(Hyperparameters r, boolean liquidAlpha, LiquidBonds liquidBonds) {
        return with(r, liquidAlpha, r.maxAllowedValidators(), liquidBonds);
    }

    private static Hyperparameters with(
            Hyperparameters r, boolean liquidAlpha, int maxAllowedValidators, LiquidBonds liquidBonds) {
        return new Hyperparameters(
                r.tempoBlocks(),
                r.kappa(),
                r.bondsMovingAverage(),
                r.bondsPenalty(),
                r.yuma3(),
                liquidAlpha,
                r.alphaLow(),
                r.alphaHigh(),
                r.alphaSigmoidSteepness(),
                r.activityCutoffFactorMilli(),
                maxAllowedValidators,
                r.stakeThreshold(),
                r.commitReveal(),
                r.activityCutoffBlocks(),
                liquidBonds);
    }
}
