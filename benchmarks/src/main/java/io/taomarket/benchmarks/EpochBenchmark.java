package io.taomarket.benchmarks;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.Yuma;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An epoch, and the least that could be done with the same weights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EpochBenchmark {

    /** Set by {@link YumaEpochs}. */
    @Param("256x64 YUMA3")
    String shape = "";

    private EpochInput input = EpochShape.parse("1x1 YUMA3").input();
    private long[] stakes = {};
    private int[][] miners = {};
    private long[][] weights = {};

    @Setup
    public void build() {
        input = EpochShape.parse(shape).input();
        stakes = input.neurons().stream().mapToLong(Neuron::stakeRao).toArray();
        miners = input.neurons().stream().map(neuron -> neuron.weights().uids()).toArray(int[][]::new);
        weights = input.neurons().stream()
                .map(neuron ->
                        Arrays.stream(neuron.weights().values()).asLongStream().toArray())
                .toArray(long[][]::new);
    }

    @Benchmark
    public EpochResult epoch() {
        return Yuma.run(input);
    }

    /** The yardstick: one plain multiply-add per weight, rank_j += stake_i · w_ij. */
    @Benchmark
    public long[] yardstick() {
        var ranks = new long[stakes.length];
        for (var i = 0; i < stakes.length; i++) addTo(ranks, stakes[i], miners[i], weights[i]);
        return ranks;
    }

    private static void addTo(long[] ranks, long stake, int[] miners, long[] weights) {
        for (var k = 0; k < miners.length; k++) ranks[miners[k]] += stake * weights[k];
    }
}
