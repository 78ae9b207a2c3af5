package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.embedding.BoxedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmbeddingTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static final String MINILM = BoxedModel.ALL_MINILM_L6_V2.id();
    private static final String BGE = BoxedModel.BGE_SMALL_EN_V15.id();
    private static final String CHEATED = "market/claims-to-be-bge";

    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        var servings = Stream.concat(
                        Arrays.stream(BoxedModel.values()).map(model -> Serving.honest(model.id())),
                        Stream.of(new Serving(CHEATED, MINILM)))
                .toList();
        miner = Miner.start(MinerConfig.local(0, SigningKey.generate(), PLATFORM.address(), servings));
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @ParameterizedTest
    @EnumSource(BoxedModel.class)
    void putsLikeBesideLike(BoxedModel model) {
        var reply = embed(
                model.id(),
                "[\"A cat sleeps on the sofa.\", \"A kitten naps on the couch.\", \"Interest rates rose by half a point.\"]");

        assertThat(reply.path("model").stringValue()).isEqualTo(model.id());
        var vectors = Stream.of(0, 1, 2)
                .map(i -> floats(reply.path("data").get(i).path("embedding")))
                .toList();
        assertThat(vectors).allSatisfy(vector -> {
            assertThat(vector).hasSize(384);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
        });
        assertThat(dot(vectors.get(0), vectors.get(1))).isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.05);
    }

    @Test
    void countsTheTokensOfTheModelsTokenizer() {
        assertThat(tokens("\"hello world\"")).isEqualTo(2);
        assertThat(tokens("\"hello, world!\"")).isEqualTo(4);
        assertThat(tokens("\"embeddings\"")).isEqualTo(4);
        assertThat(tokens("[\"hello\", \"hello world\"]")).isEqualTo(3);
    }

    @Test
    void saysTheSameInBothForms() {
        var floats = floats(embed(BGE, "\"same\"").path("data").get(0).path("embedding"));
        var reply = json(client.post(
                "/v1/embeddings",
                "{\"model\": \"" + BGE + "\", \"input\": \"same\", \"encoding_format\": \"base64\"}"));

        var bytes = Base64.getDecoder()
                .decode(reply.path("data").get(0).path("embedding").stringValue());
        var decoded = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(decoded);
        assertThat(decoded).containsExactly(floats);
    }

    @Test
    void answersAListInItsOrder() {
        var together = embed(MINILM, "[\"one\", \"two\"]").path("data");

        assertThat(together.get(1).path("index").intValue()).isEqualTo(1);
        assertThat(floats(together.get(1).path("embedding")))
                .containsExactly(
                        floats(embed(MINILM, "\"two\"").path("data").get(0).path("embedding")));
    }

    @Test
    void cheatsOnlyAsItWasTold() {
        var claimed = embed(CHEATED, "\"a sentence\"");

        assertThat(claimed.path("model").stringValue()).isEqualTo(CHEATED);
        var cheap = floats(embed(MINILM, "\"a sentence\"").path("data").get(0).path("embedding"));
        var real = floats(embed(BGE, "\"a sentence\"").path("data").get(0).path("embedding"));
        var given = floats(claimed.path("data").get(0).path("embedding"));
        assertThat(given).containsExactly(cheap);
        assertThat(dot(given, real)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "[]", "[\"\"]", "[1, 2]", "[[1, 2]]", "{}", "null", "7", "[null]"})
    void refusesInputsThatAreNoTexts(String input) {
        var response = client.post("/v1/embeddings", "{\"model\": \"" + BGE + "\", \"input\": " + input + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").path("param").stringValue()).isEqualTo("input");
    }

    @ParameterizedTest
    @EnumSource(BoxedModel.class)
    void readsATextUpToItsContextAndRefusesALongerOne(BoxedModel model) {
        var longest = "word ".repeat(model.contextTokens());
        var usage = embed(model.id(), '"' + longest + '"').path("usage");
        assertThat(usage.path("prompt_tokens").intValue()).isEqualTo(model.contextTokens());

        var response = client.post(
                "/v1/embeddings", "{\"model\": \"" + model.id() + "\", \"input\": \"" + longest + "word\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").path("code").stringValue()).isEqualTo("context_length_exceeded");
    }

    @Test
    void refusesWishesItCannotMeet() {
        var dimensions =
                client.post("/v1/embeddings", "{\"model\": \"" + BGE + "\", \"input\": \"x\", \"dimensions\": 64}");
        assertThat(json(dimensions).path("error").path("code").stringValue()).isEqualTo("unsupported_parameter");
        var format = client.post(
                "/v1/embeddings", "{\"model\": \"" + BGE + "\", \"input\": \"x\", \"encoding_format\": \"hex\"}");
        assertThat(json(format).path("error").path("param").stringValue()).isEqualTo("encoding_format");
        assertThat(client.post("/v1/chat/completions", "{\"model\": \"" + BGE + "\", \"messages\": []}")
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonNode embed(String model, String input) {
        var response = client.post("/v1/embeddings", "{\"model\": \"" + model + "\", \"input\": " + input + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static int tokens(String input) {
        return embed(MINILM, input).path("usage").path("prompt_tokens").intValue();
    }

    private static float[] floats(JsonNode array) {
        return JsonMapper.shared().treeToValue(array, float[].class);
    }

    private static double dot(float[] left, float[] right) {
        var sum = 0.0;
        for (var i = 0; i < left.length; i++) sum += left[i] * right[i];
        return sum;
    }
}
