package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every file of the folder {@code yuma.vectors}: nothing in it is passed over in silence. */
class VectorTests {

    static final Path FOLDER = Path.of(System.getProperty("yuma.vectors", "src/test/resources/yuma-vectors"));

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
            case "math" -> checkCases(vector, VectorFunctions::check);
            case "economy" -> checkCases(vector, EconomyFunctions::check);
            case String unknown -> fail("unknown kind " + unknown);
        }
    }

    private static void checkCases(JsonNode vector, Function function) {
        var name = vector.get("function").asString();
        for (var example : vector.get("cases")) function.check(name, example, vector);
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

    private interface Function {
        void check(String name, JsonNode example, JsonNode vector);
    }
}
