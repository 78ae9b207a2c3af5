package io.taomarket.miner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

    @TempDir
    Path folder;

    @Test
    void readsEveryOption() throws Exception {
        var platform = SigningKey.generate().address();
        var key = folder.resolve("hotkey.seed");

        var config = CommandLine.parse(
                List.of(
                        "--platform",
                        platform.ss58(),
                        "--model",
                        "sim/echo-small",
                        "--serve",
                        "a/b=c",
                        "--upstream",
                        "http://localhost:11434/v1",
                        "--upstream-key",
                        "KEY",
                        "--key",
                        key.toString(),
                        "--host",
                        "0.0.0.0",
                        "--port",
                        "9000",
                        "--max-concurrency",
                        "3",
                        "--delay-ms",
                        "50"),
                Map.of("KEY", "secret"));

        assertThat(config.platform()).isEqualTo(platform);
        assertThat(config.servings()).containsExactly(Serving.honest("sim/echo-small"), new Serving("a/b", "c"));
        assertThat(config.upstream())
                .satisfies(upstream -> assertThat(upstream.key()).isEqualTo("secret"));
        assertThat(config.key().address())
                .isEqualTo(SigningKey.fromSeedFile(key).address());
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(9000);
        assertThat(config.limits().maxConcurrency()).isEqualTo(3);
        assertThat(config.delay()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void readsThePlatformFromAFile() throws Exception {
        var platform = SigningKey.generate().address();
        var file = Files.writeString(folder.resolve("platform.address"), platform.ss58() + "\n");

        var config = CommandLine.parse(
                List.of(
                        "--platform-file",
                        file.toString(),
                        "--model",
                        "sim/echo-small",
                        "--key",
                        folder.resolve("hotkey.seed").toString()),
                Map.of());

        assertThat(config.platform()).isEqualTo(platform);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--allow-unsigned",
                "--model sim/echo-small",
                "--model sim/echo-small --platform nonsense",
                "--model sim/echo-small --platform 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY --allow-unsigned",
                "--allow-unsigned --model",
                "--allow-unsigned --model sim/echo-small --prot 1",
                "--allow-unsigned --model sim/echo-small --port many",
                "--allow-unsigned --model sim/echo-small --port 1 --port 2",
                "--allow-unsigned --serve sim/echo-small",
                "--allow-unsigned --serve =sim/echo-small",
                "--allow-unsigned --model sim/echo-small --model sim/echo-small",
                "--allow-unsigned --model no/such",
                "--allow-unsigned --model x --upstream ftp://host",
                "--allow-unsigned --model x --upstream http://host/v1 --upstream-key NO_SUCH_VARIABLE_HERE",
            })
    void explainsAMistakeAndDoesNotStart(String line) {
        var arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of("--key", folder.resolve("key.seed").toString()));
        var err = new ByteArrayOutputStream();

        var status = MinerMain.run(arguments, System.out, new PrintStream(err, true, UTF_8));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("miner: ").contains("--help").hasLineCount(1);
    }

    @Test
    void showsAnExampleWhenAskedForHelp() {
        var out = new ByteArrayOutputStream();

        assertThat(MinerMain.run(List.of("--help"), new PrintStream(out, true, UTF_8), System.err))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("Example", "--platform", "--serve CLAIMED=ACTUAL");
    }
}
