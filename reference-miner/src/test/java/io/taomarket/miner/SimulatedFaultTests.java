package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SimulatedFaultTests {

    private static final String TEXT = "one two three four";
    private static final SigningKey PLATFORM = SigningKey.generate();
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        var servings = List.of(Serving.honest("sim/echo-small"), Serving.honest("sim/embed-64"));
        miner = Miner.start(MinerConfig.local(0, SigningKey.generate(), PLATFORM.address(), servings));
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @Test
    void takesTheDirectiveOutOfTheEcho() {
        for (var text : List.of("!sim {}\nhello", "hello\n!sim {\"token_ms\": 1}", "hel\u0020\n!sim{}\nlo")) {
            var content =
                    json(plain(text, 1)).path("choices").get(0).path("message").path("content");

            assertThat(content.asString()).isIn("hello", "hel \nlo");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!sim {nonsense}",
                "!sim {\"fault\": \"no_such\"}",
                "!sim {\"after_tokens\": -1}",
                "!sim {\"first_token_ms\": \"5\"}",
                "!sim []",
                "say !sim {\"fault\": \"cut\"}"
            })
    void echoesALineThatMakesNoSense(String line) {
        assertThat(json(plain("hello\n" + line, 1))
                        .path("choices")
                        .get(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo("hello\n" + line);
    }

    @Test
    void breaksTheConnectionAfterSomeTokens() {
        assertThatThrownBy(() -> streamed("{\"fault\": \"cut\", \"after_tokens\": 2}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> plain(TEXT + "\n!sim {\"fault\": \"cut\"}", 1))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void endsCleanlyWithoutAFinishReason() {
        var events = streamed("{\"fault\": \"close_clean\", \"after_tokens\": 2}");

        assertThat(events.body()).contains("\"one\"", "\" two\"").doesNotContain("three", "\"stop\"", "[DONE]");
    }

    @Test
    void failsWithAStatus() {
        assertThat(streamed("{\"fault\": \"error_500\"}").statusCode()).isEqualTo(500);
        var busy = streamed("{\"fault\": \"error_429\"}");
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("retry-after")).isPresent();
        assertThat(plain(TEXT + "\n!sim {\"fault\": \"error_500\"}", 1).statusCode())
                .isEqualTo(500);
    }

    @Test
    void writesBadEvents() {
        assertThat(streamed("{\"fault\": \"broken_json\", \"after_tokens\": 1}").body())
                .contains("\"one\"", "[{\"index\"\n\n");
        assertThat(streamed("{\"fault\": \"big_event\"}").body()).hasSizeGreaterThan(5 * 1024 * 1024);
        assertThat(streamed("{\"fault\": \"double_done\"}").body().split("\\[DONE]", -1))
                .hasSize(3);
        assertThat(streamed("{\"fault\": \"error_null\"}").body()).contains("\"error\":null");
        assertThat(streamed("{\"fault\": \"crlf\"}").body())
                .contains(": a comment\r\n", "data: {\r\ndata:   \"id\"", "data: [DONE]\r\n\r\n");
    }

    @Test
    void liesAboutItsWork() {
        assertThat(streamed("{\"fault\": \"no_usage\"}").body()).doesNotContain("usage");
        assertThat(streamed("{\"fault\": \"usage_x10\"}").body()).contains("\"completion_tokens\":40");
        assertThat(json(plain(TEXT + "\n!sim {\"fault\": \"usage_x10\"}", 1))
                        .path("usage")
                        .path("completion_tokens")
                        .intValue())
                .isEqualTo(40);
    }

    @Test
    void answersAStreamWithADocumentOrWithNothing() {
        var document = streamed("{\"fault\": \"json_for_stream\"}");
        assertThat(document.headers().firstValue("content-type")).contains("application/json");
        assertThat(document.body()).contains("\"chat.completion\"");
        assertThat(streamed("{\"fault\": \"empty\"}").body())
                .contains("\"completion_tokens\":0", "\"stop\"")
                .doesNotContain("one");
    }

    @Test
    void isSlowAsToldAndKeepsTheConnectionAliveWithComments() {
        var start = System.nanoTime();

        var body = streamed("{\"first_token_ms\": 200, \"token_ms\": 50, \"comment_ms\": 60}")
                .body();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(350));
        assertThat(body.split(": still here", -1)).hasSize(4);
    }

    @Test
    void misbehavesForTheFirstMinersOnly() {
        var text = TEXT + "\n!sim {\"fault\": \"error_500\", \"attempts\": 2}";

        assertThat(plain(text, 1).statusCode()).isEqualTo(500);
        assertThat(plain(text, 2).statusCode()).isEqualTo(500);
        assertThat(json(plain(text, 3))
                        .path("choices")
                        .get(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo(TEXT);
    }

    @Test
    void misbehavesWithVectorsToo() {
        var body = "{\"model\": \"sim/embed-64\", \"input\": [\"a\", \"b\\n!sim {\\\"fault\\\": \\\"error_500\\\"}\"]}";

        assertThat(client.post("/v1/embeddings", body).statusCode()).isEqualTo(500);
    }

    private static HttpResponse<String> streamed(String directive) {
        var more = ", \"stream\": true, \"stream_options\": {\"include_usage\": true}";
        return client.post("/v1/chat/completions", body(TEXT + "\n!sim " + directive, more));
    }

    private static HttpResponse<String> plain(String text, int attempt) {
        var body = body(text, "");
        var headers = new HashMap<>(client.sign("POST", "/v1/chat/completions", body));
        headers.put("X-Tao-Attempt", Integer.toString(attempt));
        return client.send("POST", "/v1/chat/completions", body, headers);
    }

    private static String body(String text, String more) {
        var content = JsonMapper.shared().writeValueAsString(text);
        return "{\"model\": \"sim/echo-small\", \"messages\": [{\"role\": \"user\", \"content\": " + content + "}]"
                + more + "}";
    }
}
