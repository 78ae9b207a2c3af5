package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.door.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinerTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static final SigningKey HOTKEY = SigningKey.generate();
    private static final String ECHO = """
            {"model": "sim/echo-small", "messages": [{"role": "user", "content": "hello there"}]}""";

    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        miner = Miner.start(config(Serving.honest("sim/echo-small")));
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @Test
    void servesThePlatform() {
        assertThat(client.post("/v1/chat/completions", ECHO).statusCode()).isEqualTo(200);
    }

    @Test
    void servesNobodyElse() {
        try (var stranger = new MinerClient(miner, SigningKey.generate())) {
            assertError(stranger.post("/v1/chat/completions", ECHO), 401, "unknown_caller");
        }
        assertError(client.send("POST", "/v1/chat/completions", ECHO, Map.of()), 401, "missing_signature");
        assertError(client.send("GET", "/v1/models", "", Map.of()), 401, "missing_signature");
    }

    @Test
    void servesASignedCallOnceAndUnchangedOnly() {
        var headers = client.sign("POST", "/v1/chat/completions", ECHO);

        assertError(client.send("POST", "/v1/chat/completions", ECHO + " ", headers), 401, "bad_signature");
        assertError(client.send("POST", "/v1/embeddings", ECHO, headers), 401, "bad_signature");
        assertError(client.send("POST", "/v1/chat/completions?x=1", ECHO, headers), 401, "bad_signature");
        assertThat(client.send("POST", "/v1/chat/completions", ECHO, headers).statusCode())
                .isEqualTo(200);
        assertError(client.send("POST", "/v1/chat/completions", ECHO, headers), 401, "replayed_nonce");
    }

    @Test
    void provesToAnybodyThatItHoldsItsHotkey() {
        var response = client.send("GET", "/tao/challenge?nonce=0123456789abcdef", "", Map.of());

        var proof = json(response);
        assertThat(proof.path("hotkey").stringValue())
                .isEqualTo(HOTKEY.address().ss58());
        assertThat(proof.path("scheme").stringValue()).isEqualTo("ed25519");
        var signature = HexFormat.of().parseHex(proof.path("signature").stringValue());
        var message = "taomarket-challenge\n0123456789abcdef".getBytes(UTF_8);
        assertThat(Signatures.verify(Scheme.ED25519, HOTKEY.address().publicKey(), message, signature))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?nonce=", "?nonce=short", "?nonce=0123456789abcde%0A", "?other=0123456789abcdef"})
    void signsNothingButAPlainNonce(String query) {
        assertError(client.send("GET", "/tao/challenge" + query, "", Map.of()), 400, "invalid_value");
    }

    @Test
    void saysThatItIsWellAndWhatItServes() {
        assertThat(client.send("GET", "/healthz", "", Map.of()).statusCode()).isEqualTo(200);
        var models = json(client.get("/v1/models"));
        assertThat(models.path("data")).hasSize(1);
        assertThat(models.path("data").get(0).path("id").stringValue()).isEqualTo("sim/echo-small");
    }

    @Test
    void tellsOffBadCallsInOpenAisWords() {
        assertError(client.post("/v1/chat/completions", "{nonsense"), 400, "invalid_json");
        assertError(client.post("/v1/chat/completions", "[]"), 400, "invalid_json");
        assertError(client.post("/v1/chat/completions", "[".repeat(1000)), 400, "invalid_json");
        assertError(client.post("/v1/chat/completions", "{\"a\":1,\"a\":2}"), 400, "invalid_json");
        assertError(client.post("/v1/chat/completions", "{}"), 400, "invalid_value");
        assertError(client.post("/v1/chat/completions", "{\"model\":\"no/such\"}"), 404, "model_not_found");
        assertError(client.post("/v1/embeddings", ECHO), 404, "unsupported_endpoint");
        assertError(client.get("/v1/none"), 404, "unsupported_endpoint");
        var wrongMethod = client.get("/v1/chat/completions");
        assertError(wrongMethod, 405, "method_not_allowed");
        assertThat(wrongMethod.headers().firstValue("allow")).contains("POST");
    }

    @Test
    void refusesABodyBeyondItsLimit() throws IOException {
        var limits = new Limits(4, 1_000, Duration.ofSeconds(5), 10);
        try (var small = Miner.start(config(Serving.honest("sim/echo-small")).withLimits(limits));
                var caller = new MinerClient(small, PLATFORM)) {
            assertError(caller.post("/v1/chat/completions", "x".repeat(1_001)), 413, "request_too_large");
        }
    }

    @Test
    void refusesACallThatComesTooSlowly() throws Exception {
        var limits = new Limits(4, 1_000, Duration.ofMillis(200), 10);
        try (var impatient =
                        Miner.start(config(Serving.honest("sim/echo-small")).withLimits(limits));
                var socket = new Socket("127.0.0.1", impatient.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("POST /v1/embeddings HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf".getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void turnsAwayTheCallsItHasNoPlaceFor() throws IOException {
        var limits = Limits.defaults().withMaxConcurrency(2);
        var config = config(Serving.honest("sim/echo-small")).withLimits(limits).withDelay(Duration.ofMillis(500));
        try (var busy = Miner.start(config);
                var caller = new MinerClient(busy, PLATFORM)) {
            var calls = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> caller.post("/v1/chat/completions", ECHO), Thread::startVirtualThread))
                    .toList();
            var responses = calls.stream().map(CompletableFuture::join).toList();

            assertThat(responses)
                    .filteredOn(response -> response.statusCode() == 200)
                    .hasSize(2);
            assertThat(responses)
                    .filteredOn(response -> response.statusCode() == 429)
                    .hasSize(4)
                    .allSatisfy(response -> {
                        assertThat(response.headers().firstValue("retry-after")).contains("1");
                        assertError(response, 429, "rate_limit_exceeded");
                    });
        }
    }

    @Test
    void isSlowWhenToldTo() throws IOException {
        try (var slow = Miner.start(config(Serving.honest("sim/echo-small")).withDelay(Duration.ofMillis(300)));
                var caller = new MinerClient(slow, PLATFORM)) {
            var start = System.nanoTime();
            assertThat(caller.post("/v1/chat/completions", ECHO).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void servesAnybodyOnlyWhenNoPlatformIsNamed() throws IOException {
        try (var open = Miner.start(MinerConfig.local(0, HOTKEY, null, List.of(Serving.honest("sim/echo-small"))));
                var caller = new MinerClient(open, PLATFORM)) {
            assertThat(caller.send("POST", "/v1/chat/completions", ECHO, Map.of())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotStartWithAModelThatNobodyRuns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Miner.start(config(Serving.honest("meta-llama/llama-3.1-8b"))))
                .withMessageContaining("no upstream");
    }

    private static MinerConfig config(Serving... servings) {
        return MinerConfig.local(0, HOTKEY, PLATFORM.address(), List.of(servings));
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var error = json(response).path("error");
        assertThat(error.path("code").stringValue()).isEqualTo(code);
        assertThat(error.path("message").stringValue()).isNotBlank();
        assertThat(error.path("type").stringValue()).isNotBlank();
        assertThat(error.has("param")).isTrue();
    }
}
