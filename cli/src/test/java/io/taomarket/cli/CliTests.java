package io.taomarket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"chat", "epoch run", "epoch recompute", "ledger verify", "receipt verify", "routing replay"})
    void everyCommandHasHelpWithAnExample(String command) {
        var run = CliRun.of((command + " --help").split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: taomarket " + command).contains("Example", "./taomarket " + command);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "epochs",
                "chat now",
                "chat --key k --timeout 0",
                "chat --key k --url nowhere",
                "chat --data-dir nowhere",
                "epoch",
                "epoch walk",
                "epoch run",
                "epoch run a b",
                "epoch run --loud a",
                "epoch recompute",
                "epoch recompute 1",
                "epoch recompute one 1",
                "epoch recompute 1 one",
                "epoch recompute 1 0",
                "epoch recompute 1 99999999999999999999",
                "epoch recompute -- -1 1",
                "epoch recompute 1 1 --timeout 0",
                "epoch recompute 1 1 --url",
                "epoch recompute 1 1 --url nowhere",
                "epoch recompute 1 1 --url file:///etc/passwd",
                "epoch recompute 1 1 --url http://",
                "epoch recompute 1 1 --url http://localhost:99999999",
                "ledger",
                "ledger balance",
                "ledger verify now",
                "ledger verify --key k --timeout 0",
                "ledger verify --key k --timeout soon",
                "ledger verify --key k --url nowhere",
                "ledger verify --key --json",
                "ledger verify --data-dir nowhere",
                "receipt",
                "receipt sign",
                "receipt verify",
                "receipt verify a b",
                "receipt verify --loud a",
                "receipt verify nowhere",
                "routing",
                "routing choose",
                "routing replay",
                "routing replay a b",
                "routing replay a --key k --timeout 0",
                "routing replay a --key k --url nowhere",
                "routing replay a --data-dir nowhere"
            })
    void whatIsNotUnderstoodIsOneLineAndExitCodeTwo(String arguments) {
        var run = CliRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("taomarket: ").hasLineCount(1).doesNotContain("Exception");
    }

    @Test
    void aLineIsOneLineWhateverSomebodyPutIntoIt() {
        assertThat(Line.of(" a\n\tb\u001b[31m\u202e\u009b2J\u2028c")).isEqualTo("a b?[31m??2J?c");
        assertThat(Line.of("x".repeat(10_000))).hasSizeLessThan(Line.MAX_CHARACTERS + 2);
    }
}
