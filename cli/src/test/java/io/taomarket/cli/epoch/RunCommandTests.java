package io.taomarket.cli.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RunCommandTests {

    private static final Path FOLDER =
            Path.of(System.getProperty("yuma.vectors", "../yuma/src/test/resources/yuma-vectors"));
    private static final List<String> FIELDS = List.of(
            "consensus",
            "incentive",
            "dividends",
            "validator_trust",
            "stake_weight",
            "emission",
            "server_emission",
            "validator_emission",
            "validator_permit",
            "bonds");

    @TempDir
    private Path folder;

    static List<Path> sequences() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> kind(file).equals("epoch_sequence"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void everyVectorGivesItsGoldenOutput(Path file) {
        var run = CliRun.of("epoch", "run", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();

        var epochs = Json.MAPPER.readTree(file.toFile()).get("epochs");
        var outcomes = lastRuns(run.lines());
        assertThat(outcomes).hasSize(epochs.size());
        for (var epoch = 0; epoch < epochs.size(); epoch++) {
            var outcome = outcomes.get(epoch);
            assertThat(outcome.propertyNames()).containsAll(FIELDS);
            epochs.get(epoch).path("golden").forEachEntry((field, golden) -> assertGolden(field, outcome, golden));
        }
    }

    @Test
    void thereAreVectorsWithGoldenOutputs() throws IOException {
        assertThat(sequences())
                .filteredOn(file -> Json.MAPPER.readTree(file.toFile()).findValue("golden") != null)
                .isNotEmpty();
    }

    @Test
    void theFieldsComeInTheirOrderAndNothingElse() {
        var outcome = Json.MAPPER.readTree(run("{'kind':'epoch_sequence','n':1,'epochs':[{}]}"));
        var fields = new ArrayList<>(List.of("epoch", "block"));
        fields.addAll(FIELDS);
        assertThat(outcome.propertyNames()).containsExactlyElementsOf(fields);
    }

    @Test
    void anEpochThatRepeatsIsPrintedEachTime() {
        var runs = run("{'kind':'epoch_sequence','n':1,'epochs':[{'repeat':2},{}]}")
                .lines()
                .map(Json.MAPPER::readTree)
                .toList();
        assertThat(runs).extracting(run -> run.get("epoch").asInt()).containsExactly(0, 0, 1);
        assertThat(runs).extracting(run -> run.path("run").asInt(0)).containsExactly(1, 2, 0);
    }

    @Test
    void anExplanationSaysWhoseWeightWasCutDown() {
        var file = FOLDER.resolve("yuma3-01-kappa-moves-first.json");
        var plain = CliRun.of("epoch", "run", file.toString());
        var explained = CliRun.of("epoch", "run", "--explain", file.toString());

        assertThat(plain.out()).doesNotContain("explanation");
        var clipped = explained.lines().stream()
                .map(line -> Json.MAPPER.readTree(line).get("explanation").get("clips"))
                .filter(clips -> !clips.isEmpty())
                .toList();
        assertThat(clipped).isNotEmpty().allSatisfy(clips -> {
            var clip = clips.get(0);
            assertThat(clip.get("weight_bits").asLong())
                    .isGreaterThan(clip.get("clipped_bits").asLong());
        });
    }

    @Test
    void standardInputIsReadWhereTheFileIsADash() {
        var run = CliRun.with("{\"kind\":\"epoch_sequence\",\"n\":1,\"epochs\":[{}]}", "epoch", "run", "-");
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(1);
    }

    @Test
    void prettyOutputIsTheSameObjects() {
        var file = FOLDER.resolve("epoch-12-active-stake-cutoff.json").toString();
        var pretty = CliRun.of("epoch", "run", "--pretty", file);
        assertThat(pretty.lines()).hasSizeGreaterThan(10);
        assertThat(pretty.out().replaceAll("\\s", ""))
                .isEqualTo(CliRun.of("epoch", "run", file).out().replaceAll("\\s", ""));
    }

    @Test
    void fourThousandNeuronsTakeNoMoreThanAMoment() throws IOException {
        var file = Files.writeString(folder.resolve("large.json"), """
                {"kind": "epoch_sequence", "n": 4096, "initial": {"block": 9,
                 "stake": {"ranges": [[0, 64, 1000000000]]}, "last_update": {"default": 9},
                 "validator_permit": {"ranges": [[0, 64, true]]},
                 "weights": {"pattern": "uniform", "rows": {"from": 0, "to": 64}, "cols": {"from": 64, "to": 4096},
                 "value": 65535}}, "epochs": [{}]}""");
        var run = CliRun.of("epoch", "run", file.toString());
        var bonds = Json.MAPPER.readTree(run.out()).get("bonds");
        assertThat(bonds.get("63")).hasSize(4032);
        assertThat(bonds.get("64")).isEmpty();
    }

    /** A list whole; what is by uid for every uid named. */
    private static void assertGolden(String field, JsonNode outcome, JsonNode golden) {
        if (!golden.isObject()) {
            assertThat(outcome.get(field)).as(field).isEqualTo(golden);
            return;
        }
        golden.forEachEntry((uid, value) -> {
            var computed = outcome.get(field).isObject()
                    ? outcome.get(field).get(uid)
                    : outcome.get(field).get(Integer.parseInt(uid));
            assertThat(computed).as(field + " of " + uid).isEqualTo(value);
        });
    }

    private static String run(String quoted) {
        var run = CliRun.with(quoted.replace('\'', '"'), "epoch", "run", "-");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    /** What the vectors say of an epoch that repeats is about the last time. */
    private static Map<Integer, JsonNode> lastRuns(List<String> lines) {
        var last = new HashMap<Integer, JsonNode>();
        for (var line : lines) {
            var outcome = Json.MAPPER.readTree(line);
            last.put(outcome.get("epoch").asInt(), outcome);
        }
        return last;
    }

    private static String kind(Path file) {
        return Json.MAPPER.readTree(file.toFile()).path("kind").asString("");
    }
}
