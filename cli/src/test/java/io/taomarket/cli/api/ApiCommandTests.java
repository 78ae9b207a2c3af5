package io.taomarket.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.platform.FakePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiCommandTests {

    private FakePlatform platform;

    @TempDir
    private Path folder;

    @BeforeEach
    void aPlatform() throws IOException {
        platform = new FakePlatform();
        platform.answer("/api/v1/platform", 200, "{\"address\":\"5Platform\"}");
        platform.answer("/api/v1/thing", 200, "{\"a\":[1]}");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anAnswerIsPrintedAsItComes() {
        var run = api("GET", "/api/v1/thing");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringWhitespace("{\"a\":[1]}");
        assertThat(platform.questions()).containsExactly("GET /api/v1/thing");
    }

    @Test
    void theKeyOfTheEnvironmentIsShownUnlessNobodyAsks() {
        var environment = Map.of("TAOMARKET_KEY", "tao_sk_1");
        CliRun.in(environment, "api", "GET", "/api/v1/thing", "--url", platform.url());
        CliRun.in(environment, "api", "GET", "/api/v1/thing", "--nobody", "--url", platform.url());
        assertThat(platform.questions()).containsExactly("GET /api/v1/thing Bearer tao_sk_1", "GET /api/v1/thing");
    }

    @Test
    void aRefusalIsPrintedAndExitsWithOne() {
        platform.answer("/api/v1/thing", 409, "{\"code\":\"taken\"}");
        var run = api("POST", "/api/v1/thing", "{\"x\":1}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"taken\"");
        assertThat(run.err()).isEqualTo("taomarket: refused with 409\n");
    }

    @Test
    void aCallWithAHotkeyIsSignedAndShowsNoKey() throws IOException {
        var file = Files.writeString(folder.resolve("k"), "11".repeat(32)).toString();
        var run = CliRun.in(
                Map.of("TAOMARKET_KEY", "tao_sk_1"),
                "api",
                "PUT",
                "/api/v1/thing",
                "{}",
                "--hotkey",
                file,
                "--url",
                platform.url());
        assertThat(run.exitCode()).isZero();
        assertThat(platform.questions()).containsExactly("GET /api/v1/platform", "PUT /api/v1/thing");
    }

    @Test
    void whatIsNoJsonIsNotSent() {
        assertThat(api("POST", "/api/v1/thing", "{\"x\":").err()).contains("BODY: is no JSON");
        assertThat(api("POST", "/api/v1/thing", "@" + folder.resolve("none")).err())
                .contains("cannot be read");
        assertThat(api("FETCH", "/api/v1/thing").err()).contains("is no method");
        assertThat(api("GET", "api").err()).contains("is no path");
        assertThat(platform.questions()).isEmpty();
    }

    @Test
    void oneFieldIsPrintedBareForScripts() {
        platform.answer("/api/v1/thing", 201, "{\"key\":{\"key\":\"tao_sk_2\"}}");
        assertThat(api("GET", "/api/v1/thing", "--field", "/key/key").out()).isEqualTo("tao_sk_2\n");
        assertThat(api("GET", "/api/v1/thing", "--field", "/none").err()).contains("has no /none");
        assertThat(api("GET", "/api/v1/thing", "--field", "key").err()).contains("is no pointer");
    }

    @Test
    void aNewIdIsPutIntoTheBody() {
        assertThat(api("POST", "/api/v1/thing", "{\"a\":1}", "--new-id", "transfer_id")
                        .exitCode())
                .isZero();
        assertThat(platform.bodies().getLast()).matches("\\{\"a\":1,\"transfer_id\":\"[0-9a-f-]{36}\"}");
        assertThat(api("POST", "/api/v1/thing", "[]", "--new-id", "id").err()).contains("no JSON object");
    }

    @Test
    void aBodyMayComeFromAFileOrFromStandardInput() throws IOException {
        var file = Files.writeString(folder.resolve("body.json"), "{}");
        assertThat(api("POST", "/api/v1/thing", "@" + file).exitCode()).isZero();
        assertThat(CliRun.with("{}", "api", "POST", "/api/v1/thing", "-", "--nobody", "--url", platform.url())
                        .exitCode())
                .isZero();
    }

    private CliRun api(String... arguments) {
        var all = new ArrayList<>(List.of("api"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", platform.url(), "--data-dir", folder.toString()));
        return CliRun.of(all.toArray(String[]::new));
    }
}
