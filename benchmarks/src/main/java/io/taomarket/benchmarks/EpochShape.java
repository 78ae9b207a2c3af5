package io.taomarket.benchmarks;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An epoch to be timed: so many neurons, the first of them validators, each of which weights everyone and holds bonds
 * in everyone. Weights, bonds and stakes are random, the same at each run.
 */
record EpochShape(int neurons, int validators, Rules rules) {

    private static final long BLOCK = 1000;
    private static final long LAST_EPOCH_BLOCK = 700;
    private static final long EMISSION_RAO = 1_000_000_000;
    private static final int U16_ONE = 65535;

    /** Which bonds. */
    enum Rules {
        YUMA2,
        YUMA3,
        LIQUID
    }

    /** The inverse of {@link #toString}. */
    static EpochShape parse(String text) {
        var parts = text.split("[x ]");
        return new EpochShape(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Rules.valueOf(parts[2]));
    }

    @Override
    public String toString() {
        return neurons + "x" + validators + " " + rules;
    }

    long entries() {
        return (long) neurons * validators;
    }

    EpochInput input() {
        var random = new Random(1);
        var slots = IntStream.range(0, neurons)
                .mapToObj(uid -> uid < validators ? validator(uid, random) : miner())
                .toList();
        return new EpochInput(BLOCK, EMISSION_RAO, hyperparameters(), LAST_EPOCH_BLOCK, null, slots);
    }

    private Hyperparameters hyperparameters() {
        var d = Hyperparameters.DEFAULTS;
        return new Hyperparameters(
                d.tempoBlocks(),
                d.kappa(),
                d.bondsMovingAverage(),
                d.bondsPenalty(),
                rules != Rules.YUMA2,
                rules == Rules.LIQUID,
                d.alphaLow(),
                d.alphaHigh(),
                d.alphaSigmoidSteepness(),
                d.activityCutoffFactorMilli(),
                validators,
                d.stakeThreshold(),
                d.commitReveal());
    }

    /** Nobody has bonds in itself, because weights on oneself do not count. */
    private Neuron validator(int uid, Random random) {
        var stakeRao = EMISSION_RAO * random.nextLong(1, 1000);
        return new Neuron(
                stakeRao, BLOCK, 1, true, null, row(random), row(random).without(uid));
    }

    private Neuron miner() {
        return new Neuron(0, 1, 1, false, null, SparseRow.EMPTY, SparseRow.EMPTY);
    }

    private SparseRow row(Random random) {
        return new SparseRow(
                IntStream.range(0, neurons).toArray(),
                random.ints(neurons, 1, U16_ONE + 1).toArray());
    }
}
