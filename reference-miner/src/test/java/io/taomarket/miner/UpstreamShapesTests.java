package io.taomarket.miner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.taomarket.miner.MinerClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.relay.Upstream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What vLLM, Ollama, llama.cpp and TGI answer, each in its own way, comes to the platform in one. */
class UpstreamShapesTests {

    private static final String CHAT = "/v1/chat/completions";
    private static final String REQUEST = """
            {"model": "meta/llama-3.2", "messages": [{"role": "user", "content": "hi"}], "stop": "END", "top_p": 1.0}""";
    private static final String TOO_LONG = "/too-long.json";

    private static final WireMockServer upstream =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        upstream.start();
        var platform = SigningKey.generate();
        var serving = new Serving("meta/llama-3.2", "local-name");
        miner = Miner.start(MinerConfig.local(0, SigningKey.generate(), platform.address(), List.of(serving))
                .withUpstream(Upstream.of(upstream.baseUrl() + "/v1", null)));
        client = new MinerClient(miner, platform);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
        upstream.stop();
    }

    @AfterEach
    void reset() {
        upstream.resetAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vllm", "ollama", "llamacpp", "tgi"})
    void aPlainAnswerHasTheMarketsNameAndAnEndThatOpenAiKnows(String server) {
        answer(200, "application/json", text(server + "/chat.json"));

        var reply = json(client.post(CHAT, REQUEST));

        assertThat(reply.path("model").stringValue()).isEqualTo("meta/llama-3.2");
        assertThat(reply.at("/choices/0/message/content").stringValue()).isEqualTo("Value first.");
        assertThat(reply.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
        assertThat(reply.at("/usage/completion_tokens").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vllm", "ollama", "llamacpp", "tgi"})
    void aStreamSaysTheSameInTheSameWords(String server) {
        answer(200, "text/event-stream", text(server + "/chat.sse"));

        var body = client.post(CHAT, REQUEST).body();

        var events = events(body);
        assertThat(events).allMatch(event -> event.path("model").stringValue("").equals("meta/llama-3.2"));
        assertThat(events.stream()
                        .map(event -> event.at("/choices/0/delta/content").stringValue(""))
                        .collect(Collectors.joining()))
                .isEqualTo("Value first.");
        assertThat(events.stream()
                        .map(event -> event.at("/choices/0/finish_reason").stringValue("")))
                .containsOnlyOnce("stop")
                .containsOnly("stop", "");
        assertThat(events.getLast().at("/usage/prompt_tokens").intValue()).isEqualTo(14);
        assertThat(body).endsWith("data: [DONE]\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "vllm, 400, maximum context length",
        "ollama, 400, exceeds the context length",
        "llamacpp, 400, exceeds the available context size",
        "tgi, 422, must be <= 8192"
    })
    void aRequestThatIsRefusedComesBackWithStatusAndReason(String server, int status, String reason) {
        answer(status, "application/json", text(server + TOO_LONG));

        var response = client.post(CHAT, REQUEST);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/error/message").stringValue()).contains(reason);
        assertThat(json(response).at("/error/code").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"vllm, 503", "ollama, 503", "llamacpp, 503", "tgi, 429"})
    void aBusyServerIsABusyMiner(String server, int status) {
        answer(status, "application/json", text(server + "/busy.json"));

        var response = client.post(CHAT, REQUEST);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("retry-after")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({"llamacpp, 400", "tgi, 422", "vllm, 502"})
    void aStreamWhoseFirstEventIsAnErrorIsARefusal(String server, int status) {
        answer(200, "text/event-stream", ": ping\n\ndata: " + text(server + TOO_LONG) + "\ndata: [DONE]\n\n");
        if (server.equals("vllm"))
            answer(200, "text/event-stream", "data: {\"error\": {\"message\": \"engine died\", \"code\": 500}}\n\n");

        var response = client.post(CHAT, REQUEST);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/error/message").stringValue())
                .isNotBlank()
                .doesNotContain("died");
    }

    @Test
    void anErrorAfterTheFirstEventGoesOnToTheCustomer() {
        var begun = text("vllm/chat.sse").split("\n\n")[0] + "\n\n";
        answer(
                200,
                "text/event-stream",
                begun + "data: {\"error\": {\"message\": \"out of memory\"}}\n\ndata: [DONE]\n\n");

        var response = client.post(CHAT, REQUEST);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"error\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": ping\n\n", ": ping\n\n: ping\n\n"})
    void aStreamThatSaysNothingIsNoAnswer(String silence) {
        answer(200, "text/event-stream", silence);

        assertThat(client.post(CHAT, REQUEST).statusCode()).isEqualTo(502);
    }

    @Test
    void anErrorWithTheStatusOfAnAnswerIsStillOne() {
        answer(200, "application/json", text("llamacpp" + TOO_LONG));

        assertThat(client.post(CHAT, REQUEST).statusCode()).isEqualTo(400);
    }

    @Test
    void theRequestIsOneThatAllOfThemTake() {
        answer(200, "application/json", text("tgi/chat.json"));

        client.post(CHAT, REQUEST);

        upstream.verify(postRequestedFor(urlEqualTo(CHAT)).withRequestBody(equalToJson("""
                {"model": "local-name", "messages": [{"role": "user", "content": "hi"}], "stop": ["END"]}""")));
    }

    private static void answer(int status, String contentType, String body) {
        upstream.stubFor(post(CHAT)
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", contentType)
                        .withBody(body)));
    }

    private static List<JsonNode> events(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                .toList();
    }

    private static String text(String file) {
        try (var in = UpstreamShapesTests.class.getResourceAsStream("/upstream/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
