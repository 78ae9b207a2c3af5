package io.taomarket.inference.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompts that come as ids of tokens; a rao a token. "hello world" is 24912,2375 in o200k_base, 7592,2088 in BERT's. */
class TokenIdIntegrationTests extends InferenceTest {

    private static final int EMBEDDING_SUBNET = 1;
    private static final int CHAT_SUBNET = 2;
    private static final long RICH = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({
        "o200k_base, 24912, 2375, hello world",
        "cl100k_base, 15339, 1917, hello world",
        "bert-base-uncased, 7592, 2088, hello world",
        "words, 7, 12, #7 #12",
    })
    void oneListIsOneInputThatMinersGetAsText(String tokenizer, int one, int other, String text) throws Exception {
        var miner = new FakeMiner().does(TokenIdIntegrationTests::embed);
        var model = model(EMBEDDING_SUBNET, tokenizer, miner);

        var response = embed(model, "[%d,%d]".formatted(one, other));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).get("data").size()).isEqualTo(1);
        assertThat(JSON.readTree(response.body()).at("/usage/prompt_tokens").intValue())
                .isEqualTo(2);
        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("2");
        assertThat(JSON.readTree(miner.calls().getLast().body()).get("input").toString())
                .isEqualTo("[\"" + text + "\"]");
    }

    @Test
    void aListOfListsIsAnInputEach() throws Exception {
        var miner = new FakeMiner().does(TokenIdIntegrationTests::embed);
        var model = model(EMBEDDING_SUBNET, "bert-base-uncased", miner);

        var response = embed(model, "[[101,7592,2088,102],[2088]]");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).get("data").size()).isEqualTo(2);
        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("3");
        assertThat(JSON.readTree(miner.calls().getLast().body()).get("input").toString())
                .isEqualTo("[\"hello world\",\"world\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[7592,30522]|input[1] is 30522, which is no token of bert-base-uncased.",
                "[[7592],[2088,-1]]|input[1][1] is -1, which is no token of bert-base-uncased.",
                "[[7592],[100]]|input[1][0] is 100, which is [UNK], which is no text.",
                "[7592,1.5]|input[1] is 1.5, which is no token.",
                "[7592,99999999999]|input[1] is 99999999999, which is no token.",
                "[7592,\"a\"]|input must be a non-empty string",
                "[[7592],\"a\"]|input must be a non-empty string",
                "[[7592],2088]|input must be a non-empty string",
                "[7592,[2088]]|input must be a non-empty string",
                "[[7592],[]]|input must be a non-empty string",
                "[[]]|input must be a non-empty string",
                "[[[7592]]]|input must be a non-empty string",
            })
    void whatIsNoListOfTokensIsRefusedByName(String input, String message) throws Exception {
        var miner = new FakeMiner().does(TokenIdIntegrationTests::embed);
        var model = model(EMBEDDING_SUBNET, "bert-base-uncased", miner);

        var response = embed(model, input);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo("input");
        assertThat(error(response).get("message").stringValue()).startsWith(message);
        assertThat(miner.calls()).isEmpty();
    }

    @Test
    void theLimitIsForListsAndTheContextForTheTokensOfEach() throws Exception {
        var miner = new FakeMiner().does(TokenIdIntegrationTests::embed);
        var model = model(EMBEDDING_SUBNET, "bert-base-uncased", miner);

        var most = embed(model, repeated("[7592]", 2048));
        var tooMany = embed(model, repeated("[7592]", 2049));
        var tooLong = embed(model, repeated("7592", 2049));

        assertThat(most.statusCode()).as(most.body()).isEqualTo(200);
        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(error(tooMany).get("param").stringValue()).isEqualTo("input");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(error(tooLong).get("code").stringValue()).isEqualTo("context_length_exceeded");
        assertThat(error(tooLong).get("message").stringValue()).contains("has 2049");
    }

    @Test
    void whereMinersNameDifferentTokenizersOrAnUnknownOneTextIsAskedFor() throws Exception {
        var unknown = model(EMBEDDING_SUBNET, "unheard/of", new FakeMiner());
        var mixed = model(EMBEDDING_SUBNET, "o200k_base", new FakeMiner());
        offer(EMBEDDING_SUBNET, new FakeMiner(), offer(mixed, "bert-base-uncased"));
        awaitOffers(mixed, 2);

        for (var model : List.of(unknown, mixed)) {
            var response = embed(model, "[1]");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(error(response).get("param").stringValue()).isEqualTo("input");
            assertThat(error(response).get("message").stringValue()).contains("Send the text.");
        }
    }

    @Test
    void aModelThatNobodyServesIsUnavailableAndOneThatIsNotThereIsNotFound() throws Exception {
        assertThat(embed("no/such", "[1]").statusCode()).isEqualTo(404);
        var unserved = post(customer(RICH), "/v1/completions", "{\"model\":\"sim/unserved\",\"prompt\":[1]}");
        assertThat(unserved.statusCode()).as(unserved.body()).isEqualTo(503);
    }

    @Test
    void promptsOfCompletionsMayBeTokensToo() throws Exception {
        var miner = new FakeMiner().answers("""
                {"choices":[{"index":0,"text":"!","finish_reason":"stop"},{"index":1,"text":"?","finish_reason":"stop"}]}""");
        var model = model(CHAT_SUBNET, "o200k_base", miner);

        var response = post(
                customer(RICH),
                "/v1/completions",
                "{\"model\":\"%s\",\"prompt\":[[24912,2375],[2375]],\"echo\":true}".formatted(model));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.at("/choices/0/text").stringValue()).isEqualTo("hello world!");
        assertThat(json.at("/choices/1/text").stringValue()).isEqualTo(" world?");
        assertThat(json.at("/usage/prompt_tokens").intValue()).isEqualTo(3);
        assertThat(JSON.readTree(miner.calls().getLast().body()).get("prompt").toString())
                .isEqualTo("[\"hello world\",\" world\"]");
    }

    @Test
    void aPromptMayBeOneListOfTokens() throws Exception {
        var miner = new FakeMiner().answers("{\"choices\":[{\"index\":0,\"text\":\"!\",\"finish_reason\":\"stop\"}]}");
        var model = model(CHAT_SUBNET, "o200k_base", miner);

        var response =
                post(customer(RICH), "/v1/completions", "{\"model\":\"%s\",\"prompt\":[24912,2375]}".formatted(model));
        var wrong = post(customer(RICH), "/v1/completions", "{\"model\":\"%s\",\"prompt\":[199999]}".formatted(model));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(miner.calls().getFirst().body()).get("prompt").stringValue())
                .isEqualTo("hello world");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(error(wrong).get("param").stringValue()).isEqualTo("prompt");
        assertThat(error(wrong).get("message").stringValue()).contains("control token");
    }

    private HttpResponse<String> embed(String model, String input) throws Exception {
        return post(customer(RICH), "/v1/embeddings", "{\"model\":\"%s\",\"input\":%s}".formatted(model, input));
    }

    private String model(int netuid, String tokenizer, FakeMiner miner) {
        if (netuid == EMBEDDING_SUBNET) embeddingModel(new FakeMiner()); // there is a subnet for it
        else chatModel(new FakeMiner());
        var model = "test/" + UUID.randomUUID();
        offer(netuid, miner, offer(model, tokenizer));
        awaitOffers(model, 1);
        return model;
    }

    private void awaitOffers(String model, int count) {
        await().atMost(Duration.ofSeconds(15)).until(() -> catalogue
                .find(model)
                .filter(found -> found.offers().size() == count)
                .isPresent());
    }

    private static ModelOffer offer(String model, String tokenizer) {
        var traits = new OfferTraits(
                null, List.of(), "unknown", "unknown", "allow", false, tokenizer, List.of("text"), null);
        return new ModelOffer(model, 1_000_000, 0, 1000, 300, traits);
    }

    private static String repeated(String element, int times) {
        return IntStream.range(0, times).mapToObj(_ -> element).collect(Collectors.joining(",", "[", "]"));
    }

    private static void embed(HttpExchange exchange, String body) throws IOException {
        var inputs = JSON.readTree(body).get("input").size();
        var data = IntStream.range(0, inputs)
                .mapToObj("{\"index\":%d,\"embedding\":[0.5]}"::formatted)
                .collect(Collectors.joining(","));
        FakeMiner.json(exchange, 200, "{\"data\":[" + data + "]}");
    }
}
