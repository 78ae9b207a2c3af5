package io.taomarket.cli.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an epoch that a marketplace once answered with, and what could have been changed in it. */
class RecomputeCommandTests {

    private static final String PATH = "/api/v1/subnets/1/epochs/6";

    private FakePlatform platform;
    private String stored;

    @TempDir
    private Path data;

    @BeforeEach
    void aPlatformWithOneEpoch() throws IOException {
        platform = new FakePlatform();
        try (var in = RecomputeCommandTests.class.getResourceAsStream("/epoch.json")) {
            stored = new String(in.readAllBytes(), UTF_8);
        }
        platform.answer(PATH, 200, stored);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anHonestEpochIsIdentical() {
        var run = recompute();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("identical: subnet 1, epoch 6 at block 119; "
                        + "the input's hash and 12 fields of each of 7 neurons\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "consensus":21844,"dividend_bits":"0"           | "consensus":21845,"dividend_bits":"0" | consensus of uid 0: stored 21845, recomputed 21844
            "dividend_bits":"715825333"                     | "dividend_bits":"715825332"           | dividend_bits of uid 6: stored 715825332, recomputed 715825333
            "incentive_bits":"0","stake_weight":21704,"uid":2 | "incentive_bits":"1","stake_weight":21704,"uid":2 | incentive_bits of uid 2: stored 1, recomputed 0
            "values":[8944,8944,8944]                       | "values":[8944,8945,8944]             | bonds to uid 1 of uid 2: stored 8945, recomputed 8944
            "uids":[0,1,4],"values":[8944,8944,8944]        | "uids":[0,4],"values":[8944,8944]     | bonds to uid 1 of uid 2: stored none, recomputed 8944
            "validator_permit":false,"validator_trust":0}   | "validator_permit":true,"validator_trust":0}  | validator_permit of uid 5: stored true, recomputed false
            "active":false                                  | "active":true                         | active of uid 0: stored true, recomputed false
            "stake_weight":140,"uid":1                      | "stake_weight":141,"uid":1            | stake_weight of uid 1: stored 141, recomputed 140
            "dividends":21844,"hotkey":"5E4                 | "dividends":21844,"hotkey":"6E4       | hotkey of uid 6: stored 6E4
            "stake_rao":"6666666663"                        | "stake_rao":"6666666664"              | input_hash of the epoch: stored 82937f1e
            "input_hash":"8                                 | "input_hash":"9                       | input_hash of the epoch: stored 92937f1e
            """)
    void theFirstDifferenceIsShown(String was, String is, String difference) {
        assertThat(stored).contains(was);
        platform.answer(PATH, 200, replacedFirst(was, is));
        var run = recompute();
        assertThat(run.out())
                .startsWith("different: subnet 1, epoch 6 at block 119: " + difference)
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aNeuronThatWasLeftOutIsADifference() {
        var from = stored.lastIndexOf(",{\"active\"");
        platform.answer(PATH, 200, stored.substring(0, from) + "]}}");
        var run = recompute();
        assertThat(run.out()).contains("neurons of the epoch: stored 6, recomputed 7");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void theOutcomeCanBeReadByPrograms() {
        var identical = Json.MAPPER.readTree(recompute("--json", "--explain").out());
        assertThat(identical.get("identical").asBoolean()).isTrue();
        assertThat(identical.has("difference")).isFalse();
        assertThat(identical.get("explanation").get("pre_rank_bits")).hasSize(7);

        platform.answer(PATH, 200, replacedFirst("\"active\":false", "\"active\":true"));
        var different = Json.MAPPER.readTree(recompute("--json").out()).get("difference");
        assertThat(different.get("place").asString()).isEqualTo("uid 0");
        assertThat(different.get("field").asString()).isEqualTo("active");
        assertThat(different.get("stored").asString()).isEqualTo("true");
        assertThat(different.get("recomputed").asString()).isEqualTo("false");
    }

    @Test
    void theLatestEpochIsFoundByAsking() {
        platform.answer("/api/v1/subnets/1/epochs?limit=1", 200, "{\"items\":[{\"epoch\":6}],\"next_cursor\":null}");
        platform.answer("/api/v1/subnets/2/epochs?limit=1", 200, "{\"items\":[],\"next_cursor\":null}");
        assertThat(run("1", "latest", "--url", platform.url()).out()).startsWith("identical: subnet 1, epoch 6 ");
        assertRefused(run("2", "latest", "--url", platform.url()), "subnet 2 has no epoch yet");
    }

    @Test
    void theMarketplaceOfThisMachineIsFoundByItsDataFolder() throws IOException {
        Files.writeString(data.resolve("standalone.json"), "{\"url\": \"" + platform.url() + "\", \"pid\": 1}");
        assertThat(run("1", "6", "--data-dir", data.toString()).out()).startsWith("identical");

        Files.writeString(data.resolve("standalone.json"), "not JSON");
        assertRefused(run("1", "6", "--data-dir", data.toString()), "standalone.json: line 1, column 1: Unrecognized");
    }

    @Test
    void whatThePlatformRefusesIsSaid() {
        assertRefused(run("1", "7", "--url", platform.url()), "epochs/7: answered 404: There is no such thing.");
        platform.answer(PATH, 500, "<html>\u001b[2J</html>");
        assertRefused(recompute(), "epochs/6: answered 500");
    }

    @Test
    void whereNothingAnswersThatIsSaid() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertRefused(run("1", "6", "--url", "http://localhost:" + port), "nothing answers there");
        assertRefused(run("1", "6", "--url", "http://nowhere.invalid"), "http://nowhere.invalid");
    }

    @Test
    void whoeverKeepsSilentIsNotWaitedForLong() {
        platform.answer(PATH, FakePlatform.SILENT, "");
        assertRefused(recompute("--timeout", "1"), "has not answered within 1 s");
    }

    @Test
    void anAnswerLargerThanAnyEpochIsNotRead() {
        platform.answer(PATH, 200, " ".repeat(Platform.MAX_ANSWER_BYTES + 1));
        assertRefused(recompute(), "cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Welcome</body></html>",
                "null",
                "[]",
                "{}",
                "\"identical\"",
                "{\"input\":null}",
                "{\"a\":[[[[[[",
                "\u0000\u0001\u001b[2J"
            })
    void whatIsNoEpochIsRefused(String junk) {
        platform.answer(PATH, 200, junk);
        assertRefused(recompute(), "answer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "netuid":1,"neurons"        | "netuid":2,"neurons"                   | epoch 6 of subnet 2 instead of epoch 6 of subnet 1
            "epoch":6,"hyper            | "epoch":7,"hyper                       | epoch 7 of subnet 1 instead
            "kappa":32767               | "kappa":65536                          | cannot be computed: kappa
            "kappa":32767               | "kappa":32767,"lambda":1               | input.hyperparameters.lambda: Unrecognized property
            "kappa":32767,              |                                        | input.hyperparameters.kappa
            "kappa":32767               | "kappa":null                           | input.hyperparameters.kappa
            "kappa":32767               | "kappa":0.5                            | input.hyperparameters.kappa
            "stake_rao":"6666666663"    | "stake_rao":"much"                     | input.neurons[0].stake_rao
            "stake_rao":"6666666663"    | "stake_rao":"-1"                       | cannot be computed: stakeRao
            "stake_rao":"6666666663"    | "stake_rao":"18446744073709551615"     | input.neurons[0].stake_rao
            "uids":[],"values":[]       | "uids":[1],"values":[]                 | uids and values differ in length
            "uids":[],"values":[]       | "uids":[1,1],"values":[1,1]            | uid 1 occurs twice
            "uid":0                     | "uid":1                                | the neurons are not in order of uid
            "weights":                  | "gewichte":                            | input.neurons[0]: weights are missing
            "active":true               | "active":1e99                          | output.neurons[2].active
            "owner_uid":null            | "owner_uid":7                          | cannot be computed: no neuron of the owner's uid
            """)
    void anEpochThatCannotBeComputedIsRefused(String was, String is, String complaint) {
        assertThat(stored).contains(was);
        platform.answer(PATH, 200, replacedFirst(was, is == null ? "" : is));
        assertRefused(recompute(), complaint);
    }

    private String replacedFirst(String was, String is) {
        var at = stored.indexOf(was);
        return stored.substring(0, at) + is + stored.substring(at + was.length());
    }

    private CliRun recompute(String... options) {
        var args = new ArrayList<>(List.of("1", "6", "--url", platform.url() + "/"));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    private static CliRun run(String... arguments) {
        var args = new ArrayList<>(List.of("epoch", "recompute"));
        args.addAll(List.of(arguments));
        return CliRun.of(args.toArray(String[]::new));
    }

    private static void assertRefused(CliRun run, String complaint) {
        assertThat(run.err())
                .startsWith("taomarket: ")
                .hasLineCount(1)
                .contains(complaint)
                .doesNotContain("Exception", "\u001b");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
