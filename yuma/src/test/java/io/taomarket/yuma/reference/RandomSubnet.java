package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import java.util.ArrayList;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Whole inputs of an epoch, made to meet every rule's boundary and every fallback. */
record RandomSubnet(Dice dice, long block, long lastEpochBlock) {

    static EpochInput draw(Random random) {
        var dice = new Dice(random);
        var block = dice.oneOf(0, 10, 1000, 5000, 5000, dice.below(10_000));
        long lastEpochBlock = dice.oneIn(2) ? 0 : Math.max(0, block - dice.oneOf(0, 1, 10, 100, 360));
        if (dice.oneIn(50)) lastEpochBlock = Long.MAX_VALUE - dice.below(2);
        return new RandomSubnet(dice, block, lastEpochBlock).input();
    }

    private EpochInput input() {
        var size = dice.oneIn(5) ? dice.between(0, 40) : dice.between(0, 9);
        var stakes = RandomStake.draw(dice, Math.max(1, size));
        var rules = new RandomRules(dice).draw(size, stakes.next());
        var neurons = new ArrayList<Neuron>();
        if (size > 0) {
            var rows = new RandomRow(dice, size);
            var commonWeights = rows.filled(dice.oneOf(1, 2), -1);
            var commonBonds = rows.filled(dice.oneOf(1, 2), -1);
            var calm = !dice.oneIn(3);
            for (var uid = 0; uid < size; uid++)
                neurons.add(neuron(stakes.next(), rows, commonWeights, commonBonds, calm));
        }
        var owner = size > 0 && dice.oneIn(3) ? Integer.valueOf(dice.below(size)) : null;
        var emissionRao = dice.oneOf(0, 1, 1_000_000_000, RandomStake.SUPPLY_RAO, Long.MAX_VALUE, dice.u16());
        return new EpochInput(block, emissionRao, rules, lastEpochBlock, owner, neurons);
    }

    private Neuron neuron(long stakeRao, RandomRow rows, SparseRow weights, SparseRow bonds, boolean calm) {
        var drawnWeights = rows.draw(weights);
        return new Neuron(
                stakeRao,
                calm ? block : someBlock(),
                calm && !dice.oneIn(8) ? 0 : someBlock(),
                !dice.oneIn(calm ? 8 : 3),
                commit(),
                drawnWeights,
                dice.oneIn(5) ? drawnWeights : rows.draw(bonds));
    }

    private @Nullable Long commit() {
        return dice.oneIn(6) ? Long.valueOf(someBlock()) : null;
    }

    /** Around every block that a rule compares with. */
    private long someBlock() {
        var around = dice.oneOf(
                0,
                block,
                lastEpochBlock,
                block - 1,
                block - 10,
                block - 50,
                block - 100,
                block - 360,
                block - 5000,
                dice.between(0L, block + 1),
                Long.MAX_VALUE - 2);
        return Math.max(0, around + dice.between(-1, 1));
    }
}
