package io.taomarket.inference.embedding;

import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.RICH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a vector may be. The miner here answers two dimensions, whatever it is asked for. */
class DimensionsIntegrationTests extends InferenceTest {

    private static final int SUBNET = 1;

    final FakeMiner miner = new FakeMiner().does(EmbeddingIntegrationTests::embed);

    @ParameterizedTest
    @CsvSource({"384, dimensions, 385", "384, encoding_format, 256", "384, encoding_format, 385", ", encoding_format, 2"
    })
    void refusesALengthThatNobodyOffersUnderItsNameAndAsksNobody(
            @Nullable Integer declared, String parameter, int wanted) throws Exception {
        var response = embed(offering(declared, parameter), wanted);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo("dimensions");
        assertThat(error(response).get("type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(miner.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, encoding_format", "384, dimensions", ", dimensions"})
    void asksForALengthThatIsOffered(@Nullable Integer declared, String parameter) throws Exception {
        var response = embed(offering(declared, parameter), 2);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(miner.calls().getLast().body())
                        .get("dimensions")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void namesThemWhereMinersThatDeclareNothingRefuseTheRequest() throws Exception {
        miner.does((exchange, _) -> FakeMiner.json(exchange, 400, "{}"));

        var response = embed(embeddingModel(miner), 2);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("code").stringValue()).isEqualTo("unsupported_parameter");
        assertThat(error(response).get("param").stringValue()).isEqualTo("dimensions");
    }

    @Test
    void asksOnlyThoseWhoOfferTheLength() throws Exception {
        var short_ = new FakeMiner().does(EmbeddingIntegrationTests::embed);
        var model = offering(384, "encoding_format");
        offer(SUBNET, short_, new ModelOffer(model, 1_000_000, 2_000_000, 1000, 300, traits(2, "encoding_format")));
        await().until(() -> catalogue.find(model).orElseThrow().offers().size() == 2);

        var response = embed(model, 2);

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(short_.hotkey());
        assertThat(miner.calls()).isEmpty();
    }

    private HttpResponse<String> embed(String model, int dimensions) throws Exception {
        var body = "{\"model\":\"%s\",\"input\":\"a\",\"dimensions\":%d}".formatted(model, dimensions);
        return post(customer(RICH), "/v1/embeddings", body);
    }

    /** A model whose miner declares this. */
    private String offering(@Nullable Integer dimensions, String parameter) {
        var model = embeddingModel(miner);
        var traits = traits(dimensions, parameter);
        offer(SUBNET, miner, new ModelOffer(model, 1_000_000, 2_000_000, 1000, 300, traits));
        await().until(() ->
                catalogue.find(model).orElseThrow().offers().getFirst().traits().equals(traits));
        return model;
    }

    private static OfferTraits traits(@Nullable Integer dimensions, String parameter) {
        return new OfferTraits(
                null,
                List.of(parameter),
                "unknown",
                "unknown",
                "allow",
                false,
                "o200k_base",
                List.of("text"),
                dimensions);
    }
}
