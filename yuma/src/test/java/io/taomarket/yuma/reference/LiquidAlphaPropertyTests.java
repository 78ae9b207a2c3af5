package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.util.ArrayList;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Few validators that all count, so that every bit of each bond's speed shows in the dividends. */
class LiquidAlphaPropertyTests {

    private static final int VALIDATORS = 3;
    private static final int MINERS = 3;
    private static final long BLOCK = 1000;

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void bondsMoveAsInTheReference(@ForAll Random random) {
        var input = input(random);

        assertThat(Yuma.run(input).neurons()).isEqualTo(ReferenceEpoch.run(input));
    }

    private static EpochInput input(Random random) {
        var rules = new Hyperparameters(
                360,
                32767,
                900_000,
                0,
                true,
                true,
                random.nextInt(20_000),
                random.nextInt(45_000, 65_536),
                random.nextInt(-3000, 3000),
                13889,
                64,
                0,
                false,
                null);
        var neurons = new ArrayList<Neuron>();
        for (var uid = 0; uid < VALIDATORS; uid++) neurons.add(validator(random));
        for (var uid = 0; uid < MINERS; uid++) neurons.add(neuron(0, SparseRow.EMPTY, SparseRow.EMPTY));
        return new EpochInput(BLOCK, 1_000_000_000, rules, 0, null, neurons);
    }

    /** Weights that sum to 65535 are to the bit what they are as bonds; so some find their bonds right already. */
    private static Neuron validator(Random random) {
        var weights = wholeRow(random);
        var bonds = random.nextInt(3) == 0
                ? weights
                : row(random.ints(MINERS, 0, 65536).toArray());
        return neuron(1_000_000_000 + random.nextInt(1000), weights, bonds);
    }

    private static Neuron neuron(long stakeRao, SparseRow weights, SparseRow bonds) {
        return new Neuron(stakeRao, BLOCK, 0, stakeRao > 0, null, weights, bonds);
    }

    private static SparseRow wholeRow(Random random) {
        var first = random.nextInt(65536);
        var second = random.nextInt(65536 - first);
        return row(first, second, 65535 - first - second);
    }

    private static SparseRow row(int... values) {
        return new SparseRow(new int[] {VALIDATORS, VALIDATORS + 1, VALIDATORS + 2}, values);
    }
}
