package io.taomarket.inference.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingIntegrationTests extends InferenceTest {

    static final FakeMiner GOOD = new FakeMiner().does(EmbeddingIntegrationTests::embed);
    static final FakeMiner BAD = new FakeMiner();

    static final long RICH = 1_000_000_000;

    @Test
    void answersNumbersWhenNothingElseIsAskedFor() throws Exception {
        var model = embeddingModel(GOOD);

        var response = post(customer(RICH), "/v1/embeddings", request(model, "\"hello world\""));

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
    void keepsAKeyWithinItsTokensPerMinute() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(RICH).limitedTo(3);

        var first = post(customer, "/v1/embeddings", request(model, "\"hello world\""));
        var second = post(customer, "/v1/embeddings", request(model, "\"hello world\""));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("x-ratelimit-limit-tokens")).hasValue("3");
        assertThat(first.headers().firstValue("x-ratelimit-remaining-tokens")).hasValue("1");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(error(second).get("code").stringValue()).isEqualTo("rate_limit_exceeded");
        assertThat(second.headers().firstValue("retry-after")).isPresent();
        assertThat(post(customer.withKey(), "/v1/embeddings", request(model, "\"a\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesBackTheTokensOfARequestThatNobodyServed() throws Exception {
        var failing = new FakeMiner().does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var bad = embeddingModel(failing);
        var good = embeddingModel(GOOD);
        var customer = customer(RICH).limitedTo(2);

        post(customer, "/v1/embeddings", request(bad, "\"hello world\""));

        assertThat(post(customer, "/v1/embeddings", request(good, "\"hello world\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesNoTokensOfWhomItCannotTakeMoney() throws Exception {
        var model = embeddingModel(GOOD);
        var poor = customer(0).limitedTo(2);

        assertThat(post(poor, "/v1/embeddings", request(model, "\"hello world\""))
                        .statusCode())
                .isEqualTo(402);
        assertThat(post(poor, "/v1/embeddings", request(model, "\"hello world\""))
                        .statusCode())
                .isEqualTo(402);
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

        var response = post(customer(RICH), "/v1/embeddings", request(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("/root/key");
    }

    @Test
    void aMinerThatNeverAnswersCostsNothing() throws Exception {
        var silent = new FakeMiner().does((_, _) -> {});
        var model = embeddingModel(silent);
        var customer = customer(RICH);

        var response = post(customer, "/v1/embeddings", request(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|model",
                "{\"model\":\"m\"}|input",
                "{\"model\":\"m\",\"input\":\"\"}|input",
                "{\"model\":\"m\",\"input\":[]}|input",
                "{\"model\":\"m\",\"input\":[\"a\",\"\"]}|input",
                "{\"model\":\"m\",\"input\":[\"a\",[1]]}|input",
                "{\"model\":\"m\",\"input\":[true]}|input",
                "{\"model\":\"m\",\"input\":{}}|input",
                "{\"model\":7,\"input\":\"a\"}|model",
                "{\"model\":\"m\",\"input\":\"a\",\"dimensions\":0}|dimensions",
                "{\"model\":\"m\",\"input\":\"a\",\"encoding_format\":\"hex\"}|encoding_format",
                "{\"model\":\"m\",\"input\":\"a\",\"provider\":{\"fast\":1}}|provider.fast",
                "{\"model\":\"m\",\"input\":\"a\",\"provider\":{\"min_quality\":2}}|provider.min_quality",
            })
    void namesTheFieldThatIsWrong(String body, String param) throws Exception {
        var response = post(customer(RICH), "/v1/embeddings", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
        assertThat(error(response).get("type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"model\":\"m\"} {}", "<html>"})
    void refusesWhatIsNoJsonObject(String body) throws Exception {
        var response = post(customer(RICH), "/v1/embeddings", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("code").stringValue()).isEqualTo("malformed_json");
    }

    @Test
    void refusesADocumentThatIsTooDeep() throws Exception {
        var response = post(customer(RICH), "/v1/embeddings", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        var response = post(customer(RICH), "/v1/embeddings", request("m", "\"" + "a".repeat(1_000_001) + "\""));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response).get("code").stringValue()).isEqualTo("request_too_large");
    }

    @Test
    void refusesMoreInputsThanItTakes() throws Exception {
        var inputs = IntStream.range(0, 2049).mapToObj(_ -> "\"a\"").toList();

        var response = post(customer(RICH), "/v1/embeddings", request("m", inputs.toString()));

        assertThat(error(response).get("message").stringValue()).contains("2048");
    }

    @Test
    void refusesATextLongerThanTheContextBeforeAnyMinerIsAsked() throws Exception {
        var miner = new FakeMiner();
        var model = embeddingModel(miner);

        var response = post(customer(RICH), "/v1/embeddings", request(model, "\"" + "a b ".repeat(1000) + "\""));

        assertThat(error(response).get("code").stringValue()).isEqualTo("context_length_exceeded");
        assertThat(miner.calls()).isEmpty();
    }

    @Test
    void doesNotKnowModelsThatNobodyOffers() throws Exception {
        var response = post(customer(RICH), "/v1/embeddings", request("no/such", "\"a\""));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").stringValue()).isEqualTo("model_not_found");
    }

    @Test
    void aKeyMayBeLimitedToModels() throws Exception {
        var model = embeddingModel(GOOD);

        var response = post(customer(RICH).limitedTo("other/model"), "/v1/embeddings", request(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(error(response).get("code").stringValue()).isEqualTo("model_not_allowed");
        assertThat(error(response).get("type").stringValue()).isEqualTo("permission_error");
    }

    @Test
    void namesTheWishThatNobodyMeets() throws Exception {
        var model = embeddingModel(GOOD);
        var body = "{\"model\":\"%s\",\"input\":\"a\",\"provider\":{\"zdr\":true}}".formatted(model);

        var response = post(customer(RICH), "/v1/embeddings", body);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").stringValue()).isEqualTo("no_miner_matches");
        assertThat(error(response).get("param").stringValue()).isEqualTo("provider.zdr");
    }

    @Test
    void refusesWithoutMoneyAndAsksNoMiner() throws Exception {
        var miner = new FakeMiner();
        var model = embeddingModel(miner);

        var response = post(customer(0), "/v1/embeddings", request(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(error(response).get("code").stringValue()).isEqualTo("insufficient_credits");
        assertThat(miner.calls()).isEmpty();
    }

    @Test
    void saysWhenTheKeysLimitIsTheReason() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(RICH);
        WALLET.limitKey(customer.keyId(), 0);

        var response = post(customer, "/v1/embeddings", request(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(error(response).get("code").stringValue()).isEqualTo("key_limit_exceeded");
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(2);

        List<Integer> statuses;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(_ -> pool.submit(() -> post(customer, "/v1/embeddings", request(model, "\"hello world\""))
                            .statusCode()))
                    .toList();
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            statuses = calls.stream().map(Future::resultNow).toList();
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).allMatch(status -> List.of(200, 402, 429).contains(status));
    }

    @Test
    void callsWalletFarLessOftenThanMiners() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(RICH);
        var before = WALLET.calls();

        for (var i = 0; i < 50; i++) post(customer, "/v1/embeddings", request(model, "\"hello world\""));

        assertThat(WALLET.calls() - before).isLessThan(10);
    }

    @Test
    void moneyHeldIdleForAnotherKeyIsCalledBack() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(10);
        assertThat(post(customer, "/v1/embeddings", request(model, "\"a\"")).statusCode())
                .isEqualTo(200);

        var response = post(customer.withKey(), "/v1/embeddings", request(model, "\"a b c d e f g h i\""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    static String request(String model, String input) {
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
