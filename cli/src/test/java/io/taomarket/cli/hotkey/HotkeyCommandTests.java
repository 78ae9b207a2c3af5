package io.taomarket.cli.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.platform.FakePlatform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotkeyCommandTests {

    @TempDir
    private Path folder;

    @Test
    void aNewKeyIsKnownByTheAddressThatShowPrints() {
        var file = folder.resolve("miner.seed").toString();
        var made = CliRun.of("hotkey", "new", file);
        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).matches("5[1-9A-HJ-NP-Za-km-z]{47}\n");
        assertThat(CliRun.of("hotkey", "show", file).out()).isEqualTo(made.out());
        assertThat(CliRun.of("hotkey", "new", file).exitCode()).isEqualTo(2);
    }

    @Test
    void aKeyIsBoundToTheAccountOfTheApiKey() throws IOException {
        var file = folder.resolve("miner.seed").toString();
        var address = CliRun.of("hotkey", "new", file).out().strip();
        try (var platform = new FakePlatform()) {
            platform.answer("/api/v1/account", 200, "{\"account_id\":\"a-1\"}");
            platform.answer("/api/v1/hotkeys", 201, "{}");
            var run = CliRun.of("hotkey", "bind", file, "--json", "--key", "tao_sk_1", "--url", platform.url());
            assertThat(run.out()).isEqualTo("{\"hotkey\":\"" + address + "\"}\n");
            assertThat(platform.questions())
                    .containsExactly("GET /api/v1/account Bearer tao_sk_1", "POST /api/v1/hotkeys Bearer tao_sk_1");
        }
    }
}
