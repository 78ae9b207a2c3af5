package io.taomarket.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupMainTests {

    @TempDir
    Path folder;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void drawsSecretsOnce() {
        assertThat(run("secrets", folder.toString())).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Secrets drawn: ");
        assertThat(run("secrets", folder.toString())).isZero();
        assertThat(out.toString(UTF_8)).endsWith("All secrets are there.\n");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run()).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(SetupMain.USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            market                                                                   | --url is missing
            market --url                                                             | --url lacks its value
            market --url a --public-url b --secrets c --data d --miner e             | --miner wants NAME=URL
            market --url a --public-url b --secrets c --data d --miner miner-x=http:// | there is no stall 'miner-x'
            secrets                                                                  | secrets needs a folder
            markt                                                                    | there is no command 'markt'
            """)
    void saysWhatIsWrongWithACall(String arguments, String complaint) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("setup: " + complaint);
    }

    @Test
    void failsWithAReasonWhereThereAreNoSecrets() {
        var missing = folder.resolve("none").toString();
        assertThat(run("market", "--url", "a", "--public-url", "b", "--secrets", missing, "--data", missing))
                .isOne();
        assertThat(err.toString(UTF_8)).contains(missing);
    }

    private int run(String... arguments) {
        return SetupMain.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
