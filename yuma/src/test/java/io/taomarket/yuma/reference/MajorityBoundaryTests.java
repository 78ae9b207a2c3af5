package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Stake against a miner that is just the minority κ leaves, give or take some 2⁻³²: here every rounding decides. */
class MajorityBoundaryTests {

    private static final long BLOCK = 1000;

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void oneAgainstManyIsDecidedAsInTheReference(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 65534) int kappa,
            @ForAll @IntRange(min = 1, max = 30) int others,
            @ForAll @IntRange(min = -15, max = 15) int hair) {
        var many = stakesRao(others, random);
        var one = List.of(stakeRao(Q32.ONE.subtract(Q32.share(kappa)), hair, many));
        var input = input(one, many, kappa, random);

        assertThat(Yuma.run(input).neurons()).isEqualTo(ReferenceEpoch.run(input));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void manyAgainstOneAreDecidedAsInTheReference(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 65534) int kappa,
            @ForAll @IntRange(min = 1, max = 30) int others,
            @ForAll @IntRange(min = -15, max = 15) int hair) {
        var many = stakesRao(others, random);
        var one = List.of(stakeRao(Q32.share(kappa), hair, many));
        var input = input(many, one, kappa, random);

        assertThat(Yuma.run(input).neurons()).isEqualTo(ReferenceEpoch.run(input));
    }

    /** Shares of 2³² rao are their own bits: the strict comparison can be met exactly. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void exactlyTheMinorityIsNotMoreThanIt(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 65534) int kappa,
            @ForAll @IntRange(min = 1, max = 5) int against,
            @ForAll @IntRange(min = 1, max = 5) int inFavour,
            @ForAll @IntRange(min = -1, max = 1) int hair) {
        var minority = Q32.ONE.subtract(Q32.share(kappa)).longValueExact() + hair;
        var rest = Q32.ONE.longValueExact() - minority;
        var input = input(split(minority, against, random), split(rest, inFavour, random), kappa, random);

        var results = Yuma.run(input).neurons();

        assertThat(results).isEqualTo(ReferenceEpoch.run(input));
        assertThat(results.getFirst().consensus()).isEqualTo(hair > 0 ? 0 : 65535);
    }

    private static List<Long> stakesRao(int count, Random random) {
        return random.longs(count, 1, 1L << 40).boxed().toList();
    }

    /** x of x / (x + others) = share + hair/2³². */
    private static long stakeRao(BigInteger share, int hair, List<Long> others) {
        var othersRao = others.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var wanted = share.add(BigInteger.valueOf(hair)).max(BigInteger.ONE);
        return othersRao.multiply(wanted).divide(Q32.ONE.subtract(wanted)).longValueExact();
    }

    private static List<Long> split(long totalRao, int parts, Random random) {
        var stakesRao = new ArrayList<Long>();
        var left = totalRao;
        for (var k = 1; k < parts; k++) {
            stakesRao.add(random.nextLong(0, left / 2 + 1));
            left -= stakesRao.getLast();
        }
        stakesRao.add(left);
        return stakesRao;
    }

    /** Some leave the first neuron out, to which the others give everything they have. */
    private static EpochInput input(List<Long> against, List<Long> inFavour, int kappa, Random random) {
        var rules = new Hyperparameters(360, kappa, 900_000, 32768, true, false, 0, 0, 0, 13889, 64, 0, false, null);
        var everything = new SparseRow(new int[] {0}, new int[] {65535});
        var neurons = new ArrayList<Neuron>();
        against.forEach(stakeRao -> neurons.add(neuron(stakeRao, SparseRow.EMPTY)));
        inFavour.forEach(stakeRao -> neurons.add(neuron(stakeRao, everything)));
        Collections.shuffle(neurons, random);
        neurons.addFirst(neuron(0, SparseRow.EMPTY));
        return new EpochInput(BLOCK, random.nextLong(1L << 50), rules, 0, null, neurons);
    }

    private static Neuron neuron(long stakeRao, SparseRow weights) {
        return new Neuron(stakeRao, BLOCK, 0, true, null, weights, SparseRow.EMPTY);
    }
}
