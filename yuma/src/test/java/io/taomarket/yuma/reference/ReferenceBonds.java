package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.LiquidBonds;
import io.taomarket.yuma.Neuron;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;

/** How bonds move and what they pay (§2.10). */
record ReferenceBonds(
        EpochInput input,
        Variant variant,
        Grid weights,
        List<BigInteger> activeShares,
        List<BigInteger> consensus,
        List<BigInteger> incentive) {

    /**
     * @param stored shares as the next epoch will find them
     * @param dividends summing to one, or all zero
     */
    record Outcome(Grid stored, List<BigInteger> dividends) {}

    Outcome outcome() {
        return input.hyperparameters().yuma3() ? yuma3() : yuma2();
    }

    private Outcome yuma2() {
        var old = old(Q32::of).columnsDividedBySum();
        var bought = weights.map((i, j, weight) -> Q32.multiply(weight, activeShares.get(i)))
                .columnsDividedBySum();
        var bonds = movingAverage(bought, old).columnsDividedBySum();
        return new Outcome(bonds.columnsDividedByMaximum(), Vector.normalised(bonds.times(incentive)));
    }

    private Outcome yuma3() {
        var old = old(Q32::share);
        var liquid = input.hyperparameters().liquidAlpha() && !Vector.isZero(consensus);
        var bonds = liquid ? liquidAverage(old) : movingAverage(weights, old);
        var earned = bonds.columnsDividedBySum().times(incentive);
        return new Outcome(bonds, Vector.normalised(Vector.products(earned, activeShares)));
    }

    /** Stored bonds, save those to a miner whose slot changed hands since the last epoch. */
    private Grid old(IntFunction<BigInteger> number) {
        var stored = input.neurons().stream().map(Neuron::bonds).toList();
        return Grid.of(stored, number).map((i, j, bond) -> changedHands(j) ? null : bond);
    }

    private boolean changedHands(int uid) {
        var registered = input.neurons().get(uid).registeredAtBlock();
        if (input.lastEpochBlock() > 0) return registered > input.lastEpochBlock();
        return registered >= Math.max(0, input.block() - input.hyperparameters().tempoBlocks());
    }

    /** α·new + (1 − α)·old, α the same for all. */
    private Grid movingAverage(Grid bought, Grid old) {
        var remembered = BigInteger.valueOf(input.hyperparameters().bondsMovingAverage());
        var alpha = Q32.ONE.subtract(
                remembered.shiftLeft(64).divide(BigInteger.valueOf(1_000_000)).shiftRight(32));
        return bought.withEntriesOf(old)
                .map((i, j, value) -> mixed(alpha, value, old.at(i, j)))
                .positive();
    }

    /** min(1, α_ij·new + (1 − α_ij)·old), where a bond without a weight is lost unless it is to fade. */
    private Grid liquidAverage(Grid old) {
        var alphas = new ReferenceLiquidAlpha(input.hyperparameters());
        var unlistedFade = variant == Variant.DENSE || input.hyperparameters().liquidBonds() == LiquidBonds.ALL_DECAY;
        var listed = unlistedFade ? weights.withEntriesOf(old) : weights;
        return listed.map((i, j, weight) -> {
                    var bond = old.at(i, j);
                    var alpha = alphas.of(weight, bond, consensus.get(j));
                    return mixed(alpha, weight, bond).min(Q32.ONE);
                })
                .positive();
    }

    private static BigInteger mixed(BigInteger alpha, BigInteger bought, BigInteger old) {
        return Q32.multiply(alpha, bought).add(Q32.multiply(Q32.ONE.subtract(alpha), old));
    }
}
