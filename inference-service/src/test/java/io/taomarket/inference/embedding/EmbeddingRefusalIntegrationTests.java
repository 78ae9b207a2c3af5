package io.taomarket.inference.embedding;

import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.GOOD;
import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.RICH;
import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.asking;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before any miner is asked. */
class EmbeddingRefusalIntegrationTests extends InferenceTest {

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
        var response = post(customer(RICH), "/v1/embeddings", asking("m", "\"" + "a".repeat(1_000_001) + "\""));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response).get("code").stringValue()).isEqualTo("request_too_large");
    }

    @Test
    void refusesMoreInputsThanItTakes() throws Exception {
        var inputs = IntStream.range(0, 2049).mapToObj(_ -> "\"a\"").toList();

        var response = post(customer(RICH), "/v1/embeddings", asking("m", inputs.toString()));

        assertThat(error(response).get("message").stringValue()).contains("2048");
    }

    @Test
    void refusesATextLongerThanTheContextBeforeAnyMinerIsAsked() throws Exception {
        var miner = new FakeMiner();
        var model = embeddingModel(miner);

        var response = post(customer(RICH), "/v1/embeddings", asking(model, "\"" + "a b ".repeat(1000) + "\""));

        assertThat(error(response).get("code").stringValue()).isEqualTo("context_length_exceeded");
        assertThat(miner.calls()).isEmpty();
    }

    @Test
    void doesNotKnowModelsThatNobodyOffers() throws Exception {
        var response = post(customer(RICH), "/v1/embeddings", asking("no/such", "\"a\""));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").stringValue()).isEqualTo("model_not_found");
    }

    @Test
    void aKeyMayBeLimitedToModels() throws Exception {
        var model = embeddingModel(GOOD);

        var response = post(customer(RICH).limitedTo("other/model"), "/v1/embeddings", asking(model, "\"a\""));

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
}
