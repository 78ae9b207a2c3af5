package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hundreds of validators, in orders that a search for the median might not like. */
class LargeSubnetTests {

    private static final int VALIDATORS = 200;
    private static final int ALL_WEIGHT = 60_000;
    private static final long BLOCK = 1000;
    private static final int[] KILLER_SCORES = MedianKiller.scores(VALIDATORS);

    /** How weights on the first miner run from the first validator to the last; the second miner gets the rest. */
    private enum Order {
        RISING(uid -> uid),
        FALLING(uid -> VALIDATORS - uid),
        ALIKE(uid -> 9),
        STEPS(uid -> uid / 50),
        TENT(uid -> Math.min(uid, VALIDATORS - uid)),
        VALLEY(uid -> Math.max(uid, VALIDATORS - uid)),
        SAW(uid -> uid % 7 * 100 + uid),
        ZIGZAG(uid -> uid % 2 == 0 ? uid : VALIDATORS - uid),
        SCATTERED(uid -> uid * 7919 % 1009),
        KILLER(uid -> KILLER_SCORES[uid]);

        private final IntUnaryOperator weight;

        Order(IntUnaryOperator weight) {
            this.weight = weight;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEpochIsThatOfTheReference(Order order) {
        for (var kappa : new int[] {0, 20, 1000, 32767, 65535}) {
            var input = input(order.weight, kappa, kappa % 2 == 0);
            assertThat(Yuma.run(input).neurons()).isEqualTo(ReferenceEpoch.run(input));
        }
    }

    private static EpochInput input(IntUnaryOperator weight, int kappa, boolean yuma3) {
        var random = new Random(kappa);
        var rules = new Hyperparameters(
                360, kappa, 900_000, 32768, yuma3, true, 45875, 58982, 1000, 13889, VALIDATORS, 0, false, null);
        var neurons = new ArrayList<Neuron>();
        for (var uid = 0; uid < VALIDATORS; uid++) {
            var stakeRao = random.nextLong(1L << 40, 1L << 41);
            var bonds = row(random.nextInt(65536), random.nextInt(65536));
            var weights = row(weight.applyAsInt(uid), ALL_WEIGHT - weight.applyAsInt(uid));
            neurons.add(neuron(stakeRao, weights, bonds));
        }
        neurons.add(neuron(0, SparseRow.EMPTY, SparseRow.EMPTY));
        neurons.add(neuron(0, SparseRow.EMPTY, SparseRow.EMPTY));
        return new EpochInput(BLOCK, 1_000_000_000, rules, 0, null, neurons);
    }

    private static Neuron neuron(long stakeRao, SparseRow weights, SparseRow bonds) {
        return new Neuron(stakeRao, BLOCK, 0, stakeRao > 0, null, weights, bonds);
    }

    private static SparseRow row(int first, int second) {
        return new SparseRow(new int[] {VALIDATORS, VALIDATORS + 1}, new int[] {first, second});
    }
}
