package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the example of the README and computes it: the tables cannot drift from the code. */
class WorkedExampleTests {

    private static final long TAO = 1_000_000_000;
    private static final int FRIENDLY_VALIDATOR = 2;
    private static final int FRIEND = 4;

    @Test
    void readmeShowsWhatYumaComputes() {
        var neurons = Yuma.run(example()).neurons();

        var computed = IntStream.range(0, neurons.size())
                .mapToObj(uid -> numbers(uid, neurons.get(uid)))
                .toList();

        assertThat(computed).isEqualTo(table("| uid | consensus |"));
    }

    @Test
    void explanationSaysWhatReadmeSays() {
        var explanation = Yuma.explain(example()).explanation();

        assertThat(explanation).isNotNull();
        assertThat(explanation.clips()).singleElement().satisfies(clip -> {
            assertThat(clip.validator()).isEqualTo(FRIENDLY_VALIDATOR);
            assertThat(clip.miner()).isEqualTo(FRIEND);
            assertThat(clip.weightBits()).isEqualTo(Fixed.ONE);
            assertThat(clip.clippedBits()).isEqualTo(Fixed.ONE / 4);
        });
    }

    private static EpochInput example() {
        var neurons = table("| uid | stake in TAO |").stream()
                .map(WorkedExampleTests::neuron)
                .toList();
        return new EpochInput(360, TAO, Hyperparameters.DEFAULTS, 0, null, neurons);
    }

    /** The columns uid, stake, weight on 3, weight on 4. */
    private static Neuron neuron(List<Long> row) {
        var uids = IntStream.of(3, 4).filter(miner -> row.get(miner - 1) > 0).toArray();
        var values =
                IntStream.of(uids).map(miner -> row.get(miner - 1).intValue()).toArray();
        var isValidator = row.get(1) > 0;
        return new Neuron(row.get(1) * TAO, 300, 1, isValidator, null, new SparseRow(uids, values), SparseRow.EMPTY);
    }

    private static List<Long> numbers(int uid, NeuronResult n) {
        return Stream.<Number>of(uid, n.consensus(), n.validatorTrust(), n.incentive(), n.dividends(), n.emissionRao())
                .map(Number::longValue)
                .toList();
    }

    /** The numbers below a heading. */
    private static List<List<Long>> table(String heading) {
        return readme().stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .map(Long::valueOf)
                        .toList())
                .toList();
    }

    private static List<String> readme() {
        try {
            return Files.readAllLines(Path.of("README.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
