package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hundreds of validators, in orders that a search for the median might not like. */
class LargeSubnetTests {

    private static final int VALIDATORS = 300;
    private static final int MINERS = 6;
    private static final long BLOCK = 1000;

    private static final int[] KILLER_SCORES = MedianKiller.scores(VALIDATORS);

    /** How weights on the first miner run from the first validator to the last. */
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
        for (var kappa : new int[] {0, 1000, 32767, 60000, 65535}) {
            var input = input(order.weight, kappa, kappa % 2 == 0);
            assertThat(Yuma.run(input).neurons()).isEqualTo(ReferenceEpoch.run(input));
        }
    }

    private static EpochInput input(IntUnaryOperator weight, int kappa, boolean yuma3) {
        var random = new Random(kappa);
        var rules = new Hyperparameters(
                360, kappa, 900_000, 32768, yuma3, true, 45875, 58982, 1000, 13889, VALIDATORS, 0, false, null);
        var neurons = IntStream.range(0, VALIDATORS)
                .mapToObj(uid -> neuron(weight.applyAsInt(uid), random))
                .toList();
        return new EpochInput(BLOCK, 1_000_000_000, rules, 0, null, neurons);
    }

    private static Neuron neuron(int weight, Random random) {
        return new Neuron(
                random.nextLong(1, RandomStake.SUPPLY_RAO / VALIDATORS),
                BLOCK,
                0,
                true,
                null,
                row(weight, 10_000 - weight, random),
                row(random.nextInt(65536), weight, random));
    }

    private static SparseRow row(int first, int second, Random random) {
        return new SparseRow(
                IntStream.range(0, MINERS).toArray(),
                IntStream.range(0, MINERS)
                        .map(miner -> miner == 0 ? first : miner == 1 ? second : random.nextInt(65536))
                        .toArray());
    }
}
