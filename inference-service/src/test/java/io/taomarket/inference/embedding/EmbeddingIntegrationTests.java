package io.taomarket.inference.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingIntegrationTests extends InferenceTest {

    static final FakeMiner GOOD = new FakeMiner().does(EmbeddingIntegrationTests::embed);
    static final FakeMiner BAD = new FakeMiner();
    static final long RICH = 1_000_000_000;

    @Test
    void answersNumbersWhenNothingElseIsAskedFor() throws Exception {
        var model = embeddingModel(GOOD);

        var response = post(customer(RICH), "/v1/embeddings", asking(model, "\"hello world\""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.get("object").stringValue()).isEqualTo("list");
        assertThat(json.get("model").stringValue()).isEqualTo(model);
        var embedding = json.get("data").get(0);
        assertThat(embedding.get("object").stringValue()).isEqualTo("embedding");
        assertThat(embedding.get("embedding").get(1).doubleValue()).isEqualTo(-0.25, within(1e-6));
        assertThat(json.get("usage").get("prompt_tokens").intValue()).isEqualTo(2);
        assertThat(json.get("usage").get("cost_rao").stringValue()).isEqualTo("2");
        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("2");
        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(GOOD.hotkey());
        assertThat(response.headers().firstValue("x-tao-overhead-ms")).isPresent();
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void answersLittleEndianBase64WhenAskedTo() throws Exception {
        var model = embeddingModel(GOOD);
        var body = "{\"model\":\"%s\",\"input\":[\"a\",\"b\"],\"encoding_format\":\"base64\"}".formatted(model);

        var response = post(customer(RICH), "/v1/embeddings", body);

        var data = JSON.readTree(response.body()).get("data");
        assertThat(Vectors.fromBase64(data.get(0).get("embedding").stringValue()))
                .containsExactly(0.5f, -0.25f);
        assertThat(data.get(1).get("index").intValue()).isEqualTo(1);
    }

    @Test
    void sendsMinersOnlyWhatItHasRebuiltAndSigned() throws Exception {
        var model = embeddingModel(GOOD);
        var body = "{\"model\":\"%s\",\"input\":\"a\",\"user\":\"secret-user\"}".formatted(model);

        post(customer(RICH), "/v1/embeddings", body);

        var call = GOOD.calls().getLast();
        assertThat(call.body()).doesNotContain("secret-user");
        assertThat(call.headers())
                .containsKeys("X-tao-signature", "X-tao-nonce")
                .doesNotContainKey("X-tao-caller");
        assertThat(call.headers().get("X-tao-receiver")).containsExactly(GOOD.hotkey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"data\":[]}",
                "{\"data\":[{\"index\":0,\"embedding\":[]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.0,0.0]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1e999,1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":\"AAA\"}]}",
                "{\"data\":[{\"index\":7,\"embedding\":[1,2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1,2]},{\"index\":1,\"embedding\":[1,2]}]}",
            })
    void garbageFromOneMinerIsMadeGoodByTheNext(String garbage) throws Exception {
        BAD.answers(garbage);
        var model = embeddingModel(BAD, GOOD);

        var response = post(customer(RICH), "/v1/embeddings", preferring(model, BAD));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(GOOD.hotkey());
    }

    @Test
    void aMinerThatBreaksOffIsMadeGoodByTheNext() throws Exception {
        var half = new FakeMiner().does((exchange, _) -> FakeMiner.half(exchange, "{\"data\":[{"));
        var model = embeddingModel(half, GOOD);

        var response = post(customer(RICH), "/v1/embeddings", preferring(model, half));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void aRequestThatEveryMinerRefusesIsTheCustomersMistake() throws Exception {
        var refusing =
                new FakeMiner().does((exchange, _) -> FakeMiner.json(exchange, 400, "{\"detail\":\"/root/key\"}"));
        var model = embeddingModel(refusing);

        var response = post(customer(RICH), "/v1/embeddings", asking(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("/root/key");
    }

    @Test
    void aMinerThatNeverAnswersCostsNothing() throws Exception {
        var silent = new FakeMiner().does((_, _) -> {});
        var model = embeddingModel(silent);
        var customer = customer(RICH);

        var response = post(customer, "/v1/embeddings", asking(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
    }

    static String asking(String model, String input) {
        return "{\"model\":\"%s\",\"input\":%s}".formatted(model, input);
    }

    static String preferring(String model, FakeMiner miner) {
        return "{\"model\":\"%s\",\"input\":\"a\",\"provider\":{\"order\":[\"%s\"]}}".formatted(model, miner.hotkey());
    }

    static void embed(HttpExchange exchange, String body) throws IOException {
        var inputs = JSON.readTree(body).get("input").size();
        var data = IntStream.range(0, inputs)
                .mapToObj(index -> "{\"object\":\"embedding\",\"index\":%d,\"embedding\":\"%s\"}"
                        .formatted(index, Vectors.toBase64(new float[] {0.5f, -0.25f})))
                .toList();
        FakeMiner.json(exchange, 200, "{\"object\":\"list\",\"data\":" + data + ",\"model\":\"x\"}");
    }
}
