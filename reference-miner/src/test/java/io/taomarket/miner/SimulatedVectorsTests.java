package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SimulatedVectorsTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        var servings = List.of(Serving.honest("sim/embed-64"), Serving.honest("sim/echo-small"));
        miner = Miner.start(MinerConfig.local(0, SigningKey.generate(), PLATFORM.address(), servings));
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @Test
    void givesTheSameTextTheSameVectorOfLengthOne() {
        var data = embed("[\"hello world\", \"something else\", \"hello world\"]", "");

        assertThat(data).hasSize(3);
        assertThat(data.get(0).path("embedding"))
                .hasSize(64)
                .isEqualTo(data.get(2).path("embedding"))
                .isNotEqualTo(data.get(1).path("embedding"));
        assertThat(length(data.get(0).path("embedding"))).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 63})
    void shortensVectorsAndKeepsTheirLength(int dimensions) {
        var vector =
                embed("\"hello\"", ", \"dimensions\": " + dimensions).get(0).path("embedding");

        assertThat(vector).hasSize(dimensions);
        assertThat(length(vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void speaksBase64() {
        var plain = embed("\"hello\"", "").get(0).path("embedding");
        var binary =
                embed("\"hello\"", ", \"encoding_format\": \"base64\"").get(0).path("embedding");

        var floats = ByteBuffer.wrap(Base64.getDecoder().decode(binary.asString()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(floats.remaining()).isEqualTo(64);
        for (var value : plain) assertThat(floats.get()).isEqualTo(value.floatValue());
    }

    @Test
    void readsTokensToo() {
        assertThat(embed("[1, 2, 3]", "")).hasSize(1);
        assertThat(embed("[[1, 2], [3]]", "")).hasSize(2);
        assertThat(embed("[1, 2]", "")).isEqualTo(embed("\"#1 #2\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "65", "\"8\""})
    void refusesOtherDimensions(String dimensions) {
        var body = "{\"model\": \"sim/embed-64\", \"input\": \"a\", \"dimensions\": " + dimensions + "}";

        assertThat(client.post("/v1/embeddings", body).statusCode()).isEqualTo(400);
    }

    @Test
    void completesAPromptWithItselfInTheOldShape() {
        var choice = complete("\"prompt\": \"one two\", \"logprobs\": 2");

        assertThat(choice.path("text").asString()).isEqualTo("one two");
        assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
        assertThat(choice.path("logprobs").path("tokens").get(1).asString()).isEqualTo(" two");
        assertThat(choice.path("logprobs").path("text_offset").get(1).intValue())
                .isEqualTo(3);
        assertThat(choice.path("logprobs").path("top_logprobs").get(1)).hasSize(2);
        assertThat(choice.path("logprobs").path("token_logprobs").get(1).doubleValue())
                .isNegative();
    }

    @Test
    void tellsHowLikelyAPromptIs() {
        var choice = complete("\"prompt\": \"one two\", \"logprobs\": 1, \"echo\": true, \"max_tokens\": 0");

        assertThat(choice.path("text").asString()).isEqualTo("one two");
        assertThat(choice.path("finish_reason").asString()).isEqualTo("length");
        assertThat(choice.path("logprobs").path("token_logprobs").get(0).isNull())
                .isTrue();
        assertThat(choice.path("logprobs").path("token_logprobs").get(1).isNumber())
                .isTrue();
    }

    @Test
    void streamsCompletionsInTheOldShape() {
        var body = client.post(
                        "/v1/completions", "{\"model\": \"sim/echo-small\", \"prompt\": \"one two\", \"stream\": true}")
                .body();

        assertThat(body).contains("\"text\":\"one\"", "\"text\":\" two\"", "\"text_completion\"", "data: [DONE]");
    }

    private static JsonNode complete(String fields) {
        var response = client.post("/v1/completions", "{\"model\": \"sim/echo-small\", " + fields + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).path("object").asString()).isEqualTo("text_completion");
        return json(response).path("choices").get(0);
    }

    private static JsonNode embed(String input, String more) {
        var body = "{\"model\": \"sim/embed-64\", \"input\": " + input + more + "}";
        var response = client.post("/v1/embeddings", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).path("data");
    }

    private static double length(JsonNode vector) {
        var square = 0.0;
        for (var value : vector) square += value.doubleValue() * value.doubleValue();
        return Math.sqrt(square);
    }
}
