package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every file of the folder {@code yuma.vectors}: nothing in it is passed over in silence. */
class VectorTests {

    static final Path FOLDER = Path.of(System.getProperty("yuma.vectors", "src/test/resources/yuma-vectors"));

    /** What this library does not compute yet; a file of one of these is reported as skipped. */
    static final Set<String> LATER = Set.of(
            "blocks_until_epoch",
            "burn_sequence",
            "dividend_split",
            "flow_shares",
            "lock_cost",
            "lock_roll",
            "median_price",
            "moving_price",
            "price_shares",
            "prune_network",
            "prune_neuron",
            "root_proportion",
            "split_alpha_out",
            "split_mechanisms",
            "split_subnet_block",
            "swap");

    @TestFactory
    List<DynamicTest> everyVectorIsMet() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                .toList();
    }

    @Test
    void thereAreVectors() {
        assertThat(files()).isNotEmpty();
    }

    private static void check(Path file) {
        var vector = JsonMapper.shared().readTree(file);
        switch (vector.get("kind").asString()) {
            case "epoch_sequence" -> new EpochSequence(vector).check();
            case "consensus_guarantee" -> new ConsensusGuarantee(vector).check();
            case "math", "economy" -> checkFunction(vector);
            case String unknown -> fail("unknown kind " + unknown);
        }
    }

    private static void checkFunction(JsonNode vector) {
        var function = vector.get("function").asString();
        if (LATER.contains(function)) abort("later: " + function);
        for (var example : vector.get("cases")) VectorFunctions.check(function, example, vector);
    }

    private static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no vectors in " + FOLDER.toAbsolutePath(), e);
        }
    }
}
