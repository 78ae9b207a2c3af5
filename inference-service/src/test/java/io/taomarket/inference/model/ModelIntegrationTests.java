package io.taomarket.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ModelIntegrationTests extends InferenceTest {

    static final FakeMiner MINER = new FakeMiner();

    @Autowired
    Catalogue models;

    @Test
    void anyoneMayReadTheCatalogue() throws Exception {
        var model = embeddingModel(MINER);
        var request = HttpRequest.newBuilder(uri("/v1/models"))
                .header("X-Tao-Caller", callers.anyone())
                .build();

        var response = http.send(request, HttpResponse.BodyHandlers.ofString());

        var json = JSON.readTree(response.body());
        assertThat(json.get("object").stringValue()).isEqualTo("list");
        var entry = entry(json, model);
        assertThat(entry.get("object").stringValue()).isEqualTo("model");
        assertThat(entry.get("owned_by").stringValue()).isEqualTo("test");
        assertThat(entry.get("created").isIntegralNumber()).isTrue();
        assertThat(entry.at("/pricing/prompt").stringValue()).isEqualTo("0.000000001");
        assertThat(entry.get("prompt_rao_per_mtok").stringValue()).isEqualTo("1000000");
        assertThat(entry.get("context_length").intValue()).isEqualTo(1000);
        assertThat(entry.get("status").stringValue()).isEqualTo("available");
    }

    @Test
    void aLimitedKeySeesItsModelsOnly() throws Exception {
        var model = embeddingModel(MINER);
        embeddingModel(MINER);

        var response = get(customer(0).limitedTo(model), "/v1/models");

        assertThat(JSON.readTree(response.body()).get("data").size()).isEqualTo(1);
    }

    @Test
    void findsAModelWithItsSlashRawAndEncoded() throws Exception {
        var model = embeddingModel(MINER);

        for (var id : new String[] {model, model.replace("/", "%2F")}) {
            var response = get(customer(0), "/v1/models/" + id);
            assertThat(response.statusCode()).as(id).isEqualTo(200);
            assertThat(JSON.readTree(response.body()).get("id").stringValue()).isEqualTo(model);
        }
    }

    @Test
    void doesNotFindWhatNobodyOffers() throws Exception {
        var response = get(customer(0), "/v1/models/no%2Fsuch");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").stringValue()).isEqualTo("model_not_found");
    }

    @Test
    void showsVerifiedQualityPerEndpoint() throws Exception {
        var model = embeddingModel(MINER);
        score(1, MINER, model, 0.75);
        await().until(() ->
                models.find(model).orElseThrow().offers().getFirst().quality().isPresent());

        var response = get(customer(0), "/v1/models/" + model.replace("/", "%2F") + "/endpoints");

        var endpoint = JSON.readTree(response.body()).at("/data/endpoints/0");
        assertThat(endpoint.get("miner").stringValue()).isEqualTo(MINER.hotkey());
        assertThat(endpoint.at("/quality/score").doubleValue()).isEqualTo(0.75);
        assertThat(endpoint.at("/quality/samples").intValue()).isEqualTo(50);
        assertThat(endpoint.at("/quality/age_s").isIntegralNumber()).isTrue();
        assertThat(endpoint.has("uptime_last_5m")).isTrue();
        assertThat(endpoint.has("latency_last_30m")).isTrue();
    }

    @Test
    void showsWhatAMinerDeclares() throws Exception {
        var model = embeddingModel(MINER);
        var traits = new OfferTraits(
                500_000L, List.of("dimensions"), "int8", "eu", "deny", true, "bert", List.of("text"), 384);
        offer(1, MINER, new ModelOffer(model, 1_000_000, 2_000_000, 1000, 300, traits));
        await().until(() -> models.find(model).orElseThrow().offers().getFirst().supports("dimensions")
                && !models.find(model).orElseThrow().offers().getFirst().supports("n"));

        var entry = JSON.readTree(get(customer(0), "/v1/models/" + model).body());
        var endpoint = JSON.readTree(
                        get(customer(0), "/v1/models/" + model + "/endpoints").body())
                .at("/data/endpoints/0");

        assertThat(entry.at("/pricing/input_cache_read").stringValue()).isEqualTo("0.0000000005");
        assertThat(entry.at("/supported_parameters").toString()).isEqualTo("[\"dimensions\"]");
        assertThat(entry.at("/architecture/tokenizer").stringValue()).isEqualTo("bert");
        assertThat(entry.at("/architecture/modality").stringValue()).isEqualTo("text->embeddings");
        assertThat(endpoint.get("quantization").stringValue()).isEqualTo("int8");
        assertThat(endpoint.get("region").stringValue()).isEqualTo("eu");
        assertThat(endpoint.at("/data_policy/data_collection").stringValue()).isEqualTo("deny");
        assertThat(endpoint.at("/data_policy/zdr").booleanValue()).isTrue();
        assertThat(endpoint.get("cache_read_rao_per_mtok").stringValue()).isEqualTo("500000");
        assertThat(endpoint.get("dimensions").intValue()).isEqualTo(384);
        assertThat(endpoint.at("/breaker/state").stringValue()).isEqualTo("closed");
        assertThat(endpoint.at("/breaker/retry_at").isNull()).isTrue();
    }

    @Test
    void aModelWithoutMinersIsUnavailableNotUnknown() throws Exception {
        var shown = JSON.readTree(get(customer(0), "/v1/models/sim/unserved").body());
        assertThat(shown.get("status").stringValue()).isEqualTo("unavailable");

        var body = "{\"model\":\"sim/unserved\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        var response = post(customer(1000), "/v1/chat/completions", body);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(error(response).get("code").stringValue()).isEqualTo("no_miner_available");
        assertThat(response.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void answersNotModifiedToAClientThatHasIt() throws Exception {
        var first = get(customer(0), "/v1/models/sim/unserved");
        var request = HttpRequest.newBuilder(uri("/v1/models/sim/unserved"))
                .header("X-Tao-Caller", callers.anyone())
                .header("If-None-Match", first.headers().firstValue("etag").orElseThrow())
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(304);
    }

    @Test
    void anUnknownEndpointAndAWrongMethodAreEnvelopes() throws Exception {
        var unknown = post(customer(0), "/v1/images/generations", "{}");
        var wrong = get(customer(0), "/v1/chat/completions");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(error(unknown).get("code").stringValue()).isEqualTo("unsupported_endpoint");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(error(wrong).get("type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(wrong.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void onlyJsonIsTaken() throws Exception {
        var request = request(customer(0), "/v1/embeddings", "{}")
                .setHeader("Content-Type", "text/plain")
                .build();

        var response = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(error(response).get("code").stringValue()).isEqualTo("unsupported_media_type");
    }

    @Test
    void aChatModelDoesNotEmbed() throws Exception {
        var model = chatModel(MINER);

        var response = post(customer(1000), "/v1/embeddings", "{\"model\":\"%s\",\"input\":\"a\"}".formatted(model));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").stringValue()).isEqualTo("unsupported_endpoint");
    }

    private static JsonNode entry(JsonNode list, String id) {
        for (var entry : list.get("data")) {
            if (entry.get("id").stringValue().equals(id)) return entry;
        }
        throw new AssertionError(id + " is not listed");
    }
}
