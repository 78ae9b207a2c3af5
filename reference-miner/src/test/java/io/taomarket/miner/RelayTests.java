package io.taomarket.miner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.taomarket.miner.MinerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.relay.Upstream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static final String REQUEST = """
            {"model": "meta/llama-3.2", "messages": [{"role": "user", "content": "hi"}], "temperature": 0.25}""";

    private static final WireMockServer upstream =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        upstream.start();
        var config = MinerConfig.local(
                        0,
                        SigningKey.generate(),
                        PLATFORM.address(),
                        List.of(new Serving("meta/llama-3.2", "llama3.2:latest")))
                .withUpstream(Upstream.of(upstream.baseUrl() + "/v1/", "secret"));
        miner = Miner.start(config);
        client = new MinerClient(miner, PLATFORM);
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

    @Test
    void asksForTheLocalNameAndAnswersWithTheMarketsName() {
        upstream.stubFor(post("/v1/chat/completions")
                .willReturn(
                        okJson("{\"id\": \"1\", \"model\": \"llama3.2:latest\", \"usage\": {\"total_tokens\": 3}}")));

        var reply = json(client.post("/v1/chat/completions", REQUEST));

        assertThat(reply.path("model").stringValue()).isEqualTo("meta/llama-3.2");
        assertThat(reply.path("usage").path("total_tokens").intValue()).isEqualTo(3);
        upstream.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer secret"))
                .withoutHeader("X-Tao-Signature")
                .withRequestBody(matchingJsonPath("$.model", equalTo("llama3.2:latest")))
                .withRequestBody(matchingJsonPath("$.temperature", equalTo("0.25"))));
    }

    @Test
    void relaysAStreamEventByEvent() {
        upstream.stubFor(post("/v1/chat/completions")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream; charset=utf-8")
                        .withBody(": hello\n\ndata: {\"model\":\"llama3.2:latest\",\"x\":\"é\"}\n\ndata: [DONE]\n\n")));

        var response = client.post("/v1/chat/completions", REQUEST);

        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.body())
                .isEqualTo(": hello\n\ndata: {\"model\":\"meta/llama-3.2\",\"x\":\"é\"}\n\ndata: [DONE]\n\n");
    }

    @Test
    void relaysEmbeddingsAndCompletionsToo() {
        upstream.stubFor(post("/v1/embeddings").willReturn(okJson("{\"object\": \"list\"}")));
        upstream.stubFor(post("/v1/completions").willReturn(okJson("{\"object\": \"text_completion\"}")));

        assertThat(client.post("/v1/embeddings", REQUEST).statusCode()).isEqualTo(200);
        assertThat(client.post("/v1/completions", REQUEST).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "404, 404", "429, 429", "401, 502", "500, 502", "503, 503", "302, 502"})
    void passesOnTheCallersMistakesAndOwnsTheUpstreamsTroubles(int upstreamStatus, int status) {
        upstream.stubFor(
                post("/v1/chat/completions")
                        .willReturn(
                                aResponse()
                                        .withStatus(upstreamStatus)
                                        .withBody(
                                                "{\"error\": {\"message\": \"no\", \"type\": \"x\", \"param\": null, \"code\": null}}")));

        var response = client.post("/v1/chat/completions", REQUEST);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("error").path("message").stringValue()).isNotBlank();
    }

    @Test
    void saysWhenTheUpstreamIsAwayOrTalksNonsense() {
        upstream.stubFor(
                post("/v1/chat/completions").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(json(client.post("/v1/chat/completions", REQUEST))
                        .path("error")
                        .path("code")
                        .stringValue())
                .isEqualTo("upstream_unavailable");

        upstream.stubFor(post("/v1/chat/completions").willReturn(aResponse().withBody("<html>")));
        assertThat(json(client.post("/v1/chat/completions", REQUEST))
                        .path("error")
                        .path("code")
                        .stringValue())
                .isEqualTo("upstream_error");
    }
}
