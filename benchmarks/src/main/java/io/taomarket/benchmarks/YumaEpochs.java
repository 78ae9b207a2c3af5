package io.taomarket.benchmarks;

import static java.util.Objects.requireNonNull;

import io.taomarket.benchmarks.EpochShape.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times epochs on one core, each beside a yardstick that is measured in turn with it: one plain multiply-add pass over
 * the same weights. Every round is a fresh JVM; figures are medians of single passes.
 */
final class YumaEpochs {

    private static final int ROUNDS = 2;
    private static final TimeValue ITERATION = TimeValue.milliseconds(700);
    /** JMH itself uses what the JDK warns of. */
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

    private static final String ALLOCATED_BYTES = "gc.alloc.rate.norm";

    /** Each has four times the entries of the one before. */
    private static final List<EpochShape> GROWING = List.of(
            new EpochShape(256, 64, Rules.YUMA3),
            new EpochShape(1024, 64, Rules.YUMA3),
            new EpochShape(4096, 64, Rules.YUMA3),
            new EpochShape(4096, 256, Rules.YUMA3),
            new EpochShape(4096, 1024, Rules.YUMA3),
            new EpochShape(4096, 4096, Rules.YUMA3));

    private static final List<EpochShape> OTHER_RULES =
            List.of(new EpochShape(4096, 64, Rules.YUMA2), new EpochShape(4096, 64, Rules.LIQUID));

    private static final Map<String, Double> GOALS_MS = Map.of("256x64 YUMA3", 1.0, "4096x64 YUMA3", 15.0);

    private YumaEpochs() {}

    public static void main(String[] arguments) throws RunnerException {
        Locale.setDefault(Locale.ROOT);
        System.out.println(EpochFigures.HEADER);
        var figures = new ArrayList<EpochFigures>();
        EpochFigures before = null;
        for (var shape : GROWING) {
            before = measure(shape, before);
            figures.add(before);
        }
        for (var shape : OTHER_RULES) figures.add(measure(shape, null));
        System.out.println(new JsonMapper().writeValueAsString(Map.of("benchmark", "yuma", "epochs", figures)));
    }

    private static EpochFigures measure(EpochShape shape, @Nullable EpochFigures before) throws RunnerException {
        var epochs = new ArrayList<RunResult>();
        var yardsticks = new ArrayList<RunResult>();
        for (var round = 0; round < ROUNDS; round++) {
            epochs.add(run("epoch", shape));
            yardsticks.add(run("yardstick", shape));
        }
        var ms = medianMs(epochs);
        var yardstickMs = medianMs(yardsticks);
        var allocation = requireNonNull(epochs.getFirst().getSecondaryResults().get(ALLOCATED_BYTES));
        var figures = new EpochFigures(
                shape.toString(),
                shape.entries(),
                ms,
                yardstickMs,
                ms / yardstickMs,
                GOALS_MS.get(shape.toString()),
                before == null ? null : ms / before.ms(),
                allocation.getScore() / shape.entries());
        System.out.println(figures.line());
        return figures;
    }

    private static RunResult run(String method, EpochShape shape) throws RunnerException {
        var options = new OptionsBuilder()
                .include(EpochBenchmark.class.getName() + "." + method + "$")
                .param("shape", shape.toString())
                .forks(1)
                .threads(1)
                .warmupIterations(3)
                .warmupTime(ITERATION)
                .measurementIterations(5)
                .measurementTime(ITERATION)
                .jvmArgs("-Xms4g", "-Xmx4g", "-Xmn2500m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", QUIET)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle();
    }

    /** The smaller of the rounds' medians of single passes: what else runs on the machine only ever adds to it. */
    private static double medianMs(List<RunResult> rounds) {
        return rounds.stream()
                .mapToDouble(round -> round.getPrimaryResult().getStatistics().getPercentile(50))
                .min()
                .orElseThrow();
    }
}
