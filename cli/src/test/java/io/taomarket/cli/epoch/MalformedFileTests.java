package io.taomarket.cli.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedFileTests {

    @TempDir
    private Path folder;

    /** Apostrophes stand for quotation marks, and S for what every sequence begins with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                | is empty
            []                                                | holds no JSON object
            'epochs'                                          | holds no JSON object
            null                                              | holds no JSON object
            {                                                 | line 1, column 2: Unexpected end-of-input: expected close marker for Object
            {'kind': 'epoch_sequence',}                       | line 1, column 27: Unexpected character
            {'n': 1, 'n': 2}                                  | line 1, column 13: Duplicate Object property "n"
            {'n': NaN}                                        | line 1, column 10: Non-standard token 'NaN'
            {} {}                                             | line 1, column 4: Trailing token
            {}                                                | has no kind
            {'kind': 'math', 'n': 1, 'epochs': []}            | kind: "math" is not "epoch_sequence"
            {'kind': 7, 'n': 1, 'epochs': []}                 | kind: 7 is not a text
            {'kind': 'epoch_sequence', 'epochs': []}          | has no n
            {'kind': 'epoch_sequence', 'n': 1}                | has no epochs
            {S 'n': 0, 'epochs': []}                          | n: 0 is not a number of neurons (1..65535)
            {S 'n': 65536, 'epochs': []}                      | n: 65536 is not a number of neurons (1..65535)
            {S 'n': 1.0, 'epochs': []}                        | n: 1.0 is not a number of neurons (1..65535)
            {S 'n': '1', 'epochs': []}                        | n: "1" is not a number of neurons (1..65535)
            {S 'n': 1, 'epochs': {}}                          | epochs: an object is not a list
            {S 'n': 1, 'epochs': [[]]}                        | epochs[0]: a list is not an object
            {S 'n': 1, 'epochs': [], 'epoch': []}             | epoch: is unknown
            {S 'n': 1, 'epochs': [{'repeat': 0}]}             | epochs[0].repeat: 0 is not a number of runs (1..1000000)
            {S 'n': 1, 'epochs': [{'emission': -1}]}          | epochs[0].emission: -1 is not an amount
            {S 'n': 1, 'epochs': [{'set': null}]}             | epochs[0].set: null is not an object
            {S 'n': 1, 'epochs': [{'set': {'burn': 1}}]}      | epochs[0].set.burn: is unknown
            {S 'n': 1, 'epochs': [{}, {'set': {'replace': [1]}}]} | epochs[1].set.replace[0]: 1 is not a uid (0..0)
            {S 'n': 2, 'epochs': [{'set': {'replace': [1, 1]}}]}  | epochs[0].set.replace[1]: uid 1 occurs twice
            {S 'n': 2, 'epochs': [{'set': {'set_weights': {'5': []}}}]} | epochs[0].set.set_weights.5: its key is not a uid (0..1)
            {S 'n': 2, 'epochs': [{'set': {'set_weights': {'0': [[1, 70000]]}}}]} | epochs[0].set.set_weights.0[0][1]: 70000 is not a u16 (0..65535)
            {S 'n': 2, 'epochs': [{'set': {'weights_rows': {'0': [[1]]}}}]} | epochs[0].set.weights_rows.0[0]: has 1 elements, not 2
            {S 'n': 2, 'epochs': [{'set': {'weights_rows': {'0': [1, 2]}}}]} | epochs[0].set.weights_rows.0[0]: 1 is not a list
            {S 'n': 1, 'initial': {'stake': [1, 2]}, 'epochs': []} | initial.stake: has 2 elements, not 1
            {S 'n': 1, 'initial': {'stake': [0.5]}, 'epochs': []} | initial.stake[0]: 0.5 is not a stake
            {S 'n': 1, 'initial': {'stake': [null]}, 'epochs': []} | initial.stake[0]: null is not a stake
            {S 'n': 1, 'initial': {'stake': [18446744073709551615]}, 'epochs': []} | initial.stake[0]: 18446744073709551615 is not a stake (0..9223372036854775807)
            {S 'n': 1, 'initial': {'stake': {'ranges': [[0, 2, 1]]}}, 'epochs': []} | initial.stake.ranges[0][1]: 2 is not a uid to stop before (0..1)
            {S 'n': 1, 'initial': {'last_update': []}, 'epochs': []} | initial.last_update: has 0 elements, not 1
            {S 'n': 1, 'initial': {'validator_permit': [1]}, 'epochs': []} | initial.validator_permit[0]: 1 is neither true nor false
            {S 'n': 1, 'initial': {'owner_uid': 1}, 'epochs': []} | initial.owner_uid: 1 is not a uid (0..0)
            {S 'n': 1, 'initial': {'weights': {'pattern': 'random'}}, 'epochs': []} | initial.weights.pattern: "random" is not a known pattern
            {S 'n': 1, 'initial': {'weights': {'pattern': 'uniform', 'value': 1}}, 'epochs': []} | initial.weights: has no rows
            {S 'n': 1, 'initial': {'weights': []}, 'epochs': []} | initial.weights: has 0 elements, not 1
            {S 'n': 1, 'hyperparameters': {'kappa': 65536}, 'epochs': [{}]} | hyperparameters.kappa: 65536 is not a u16
            {S 'n': 1, 'hyperparameters': {'yuma3': 1}, 'epochs': [{}]} | hyperparameters.yuma3: 1 is neither true nor false
            {S 'n': 1, 'hyperparameters': {'rho': 10}, 'epochs': [{}]} | hyperparameters.rho: is unknown
            {S 'n': 1, 'hyperparameters': {'bonds_moving_average': 1000001}, 'epochs': [{}]} | hyperparameters.bonds_moving_average: 1000001 is not a number (0..1000000)
            """)
    void isOneLineThatNamesThePlace(String document, String complaint) throws IOException {
        var file = Files.writeString(
                folder.resolve("it.json"),
                document.replace("S ", "'kind': 'epoch_sequence', ").replace('\'', '"'));
        assertRefused(file.toString(), complaint);
    }

    @Test
    void anErrorOfSyntaxNamesItsLineAndColumn() throws IOException {
        var file = Files.writeString(folder.resolve("it.json"), "{\n  \"kind\": \"epoch_sequence\",\n  \"n\" 1\n}");
        assertRefused(file.toString(), "line 3, column 7: Unexpected character ('1'");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        var file = Files.write(
                folder.resolve("it.json"), new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        assertRefused(file.toString(), "line 1, column ");
        assertRefused(Files.write(folder.resolve("zeros"), new byte[1000]).toString(), "line 1, column 1");
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("it.json"), "{\"a\":" + "[".repeat(1_000_000));
        assertRefused(file.toString(), "Document nesting depth");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertRefused(folder.resolve("no such.json").toString(), "cannot be read: there is no such file");
        assertRefused(folder.toString(), "cannot be read: it is a folder");
        assertRefused("a\u0000b", "cannot be read: this is no name of a file");
    }

    @Test
    void whatAPathSaysCannotChangeTheTerminal() throws IOException {
        var file = Files.writeString(
                folder.resolve("it.json"), "{\"kind\":\"epoch_sequence\",\"n\":1,\"epochs\":[],\"\\u001b[2J\\n\":1}");
        assertRefused(file.toString(), "?[2J?: is unknown");
    }

    @Test
    void epochsBeforeOneThatCannotBeComputedAreNotLost() throws IOException {
        var file = Files.writeString(folder.resolve("it.json"), """
                {"kind": "epoch_sequence", "n": 1, "initial": {"stake": [9223372036854775807]},
                 "epochs": [{}, {"set": {"add_stake": {"0": 1}}}]}""");
        var run = CliRun.of("epoch", "run", file.toString());
        assertThat(run.lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("epochs[1].set.add_stake.0: the stake of uid 0 grows above");
    }

    private static void assertRefused(String file, String complaint) {
        for (var args :
                List.of(List.of("epoch", "run", file), List.of("epoch", "run", "--pretty", "--explain", file))) {
            var run = CliRun.of(args.toArray(String[]::new));
            assertThat(run.err()).hasLineCount(1).contains(complaint).doesNotContain("Exception", "[Source");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        }
    }
}
