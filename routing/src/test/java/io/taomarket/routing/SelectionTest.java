package io.taomarket.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Questions over many seeds, and how often each answer comes. */
abstract class SelectionTest {

    static final Settings SETTINGS = new Settings(0.3, 0.05, 500, 30, 0, 2);
    static final int REQUESTS = 40_000;

    /** Pearson's chi-square at a level that chance fails once in a million: with these seeds never, or always. */
    static void assertFits(long[] counts, double... weights) {
        var all =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        var total = IntStream.range(0, counts.length).mapToLong(i -> counts[i]).sum();
        var chiSquare = 0.0;
        for (var i = 0; i < weights.length; i++) {
            var expected = total * weights[i] / all;
            if (expected == 0) assertThat(counts[i]).isZero();
            else chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        var critical = new double[] {0, 23.9, 27.6, 30.7}[weights.length - 1];
        assertThat(chiSquare)
                .as(
                        "shares %s",
                        IntStream.range(0, counts.length)
                                .mapToObj(i -> counts[i])
                                .toList())
                .isLessThan(critical);
    }

    static List<List<Pick>> choices(Question question) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> Selection.choose(new Question(
                        i * 0x5851F42D4C957F2DL + 1,
                        question.settings(),
                        question.promptTokens(),
                        question.completionTokens(),
                        question.models(),
                        question.order(),
                        question.sort(),
                        question.affinity(),
                        question.candidates())))
                .toList();
    }

    static Question question(List<Facts> candidates, long completionTokens) {
        return new Question(0, SETTINGS, 100, completionTokens, List.of("m"), List.of(), null, null, candidates);
    }

    /** At this price in rao per token, 100 ms away. */
    static Facts miner(String hotkey, @Nullable Double quality, long rao) {
        return new Facts(hotkey, "m", quality, 1, rao * 1_000_000, rao * 1_000_000, 0, 0, 100.0, null, 0, 10, true);
    }

    static Facts busy(String hotkey, @Nullable Double quality, int underWay, int maxConcurrency) {
        return new Facts(hotkey, "m", quality, 1, 10, 10, 0, 0, 100.0, null, underWay, maxConcurrency, true);
    }
}
