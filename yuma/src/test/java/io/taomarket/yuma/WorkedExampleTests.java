package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keeps the table of the README true. */
class WorkedExampleTests {

    private static final long TAO = 1_000_000_000;

    @Test
    void readmeShowsWhatYumaComputes() throws Exception {
        var result = Yuma.run(example()).neurons();

        var table = IntStream.range(0, result.size())
                .mapToObj(uid -> line(uid, result.get(uid)))
                .toList();

        assertThat(Files.readAllLines(Path.of("README.md"))).containsSubsequence(table);
    }

    private static EpochInput example() {
        var agreed = new SparseRow(new int[] {3, 4}, new int[] {65535, 21845});
        var colluding = new SparseRow(new int[] {4}, new int[] {65535});
        var neurons = List.of(
                validator(50 * TAO, agreed),
                validator(30 * TAO, agreed),
                validator(20 * TAO, colluding),
                miner(),
                miner());
        return new EpochInput(360, TAO, Hyperparameters.DEFAULTS, 0, null, neurons);
    }

    private static Neuron validator(long stakeRao, SparseRow weights) {
        return new Neuron(stakeRao, 300, 1, true, null, weights, SparseRow.EMPTY);
    }

    private static Neuron miner() {
        return new Neuron(0, 1, 1, false, null, SparseRow.EMPTY, SparseRow.EMPTY);
    }

    private static String line(int uid, NeuronResult n) {
        return "| %d | %d | %d | %d | %d | %d |"
                .formatted(uid, n.consensus(), n.validatorTrust(), n.incentive(), n.dividends(), n.emissionRao());
    }
}
