package io.taomarket.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTests {

    private static final URI HERE = URI.create("http://localhost:8080");
    private static final URI ELSEWHERE = URI.create("https://market.example.org");
    private static final Map<String, String> SET = Map.of(Key.VARIABLE, "from-variable");

    @TempDir
    private Path data;

    @BeforeEach
    void aMarketplaceOnThisMachine() throws IOException {
        write("{\"url\": \"http://localhost:8080\", \"admin_key\": \"from-file\"}");
    }

    @Test
    void whatIsSaidGoesBeforeTheVariableAndThatBeforeTheDataFolder() {
        assertThat(Key.ofOperator("said", SET, data, HERE).value()).isEqualTo("said");
        assertThat(Key.ofOperator(null, SET, data, HERE).value()).isEqualTo("from-variable");
        assertThat(Key.ofOperator(null, Map.of(Key.VARIABLE, ""), data, HERE).value())
                .isEqualTo("from-file");
        assertThat(Key.ofOperator(null, Map.of(), data, URI.create("http://[::1]:8080"))
                        .value())
                .isEqualTo("from-file");
    }

    @Test
    void theKeyOfThisMachineIsNotShownToAnother() {
        assertThat(Key.ofOperator(null, SET, data, ELSEWHERE).value()).isEqualTo("from-variable");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Key.ofOperator(null, Map.of(), data, ELSEWHERE))
                .withMessageContaining("is for this machine; give --key or set TAOMARKET_ADMIN_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"admin_key\": 7}", "{\"admin_key\": null}", "[]"})
    void whereThereIsNoneItIsSaidHowToGiveOne(String file) throws IOException {
        write(file);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Key.ofOperator(null, Map.of(), data, HERE))
                .withMessageContaining("has none (is the marketplace up?); give --key or set TAOMARKET_ADMIN_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "a\r\nHost: b", "\u00fc", "\u001b[2J"})
    void whatIsNoKeyIsRefusedAndNotShown(String key) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Key.ofOperator(key, Map.of(), data, HERE))
                .withMessage("--key: is not a key");
    }

    @Test
    void aKeyIsNotShownWhereItIsNamed() {
        assertThat(Key.ofOperator("said", Map.of(), data, HERE)).hasToString("--key");
    }

    @Test
    void theCommandFindsUrlAndKeyInTheDataFolderAndTheKeyInTheEnvironment() throws IOException {
        try (var platform = new FakePlatform()) {
            write("{\"url\": \"" + platform.url() + "\", \"admin_key\": \"from-file\"}");
            CliRun.of("ledger", "verify", "--data-dir", data.toString());
            CliRun.in(SET, "ledger", "verify", "--data-dir", data.toString());
            assertThat(platform.questions())
                    .map(question -> question.split(" ", 3)[2])
                    .containsExactly("Bearer from-file", "Bearer from-variable");
        }
    }

    private void write(String file) throws IOException {
        Files.writeString(data.resolve("standalone.json"), file);
    }
}
