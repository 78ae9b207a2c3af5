package io.taomarket.inference.paid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By whose tokens a request is paid; a rao for a prompt token, two for one of the completion. */
class TokenizerIntegrationTests extends InferenceTest {

    private static final int EMBEDDING_SUBNET = 1;
    private static final int CHAT_SUBNET = 2;
    private static final String TEXT = "antidisestablishmentarianism Überprüfung";

    @ParameterizedTest
    @CsvSource({"o200k_base, 8", "BAAI/bge-small-en-v1.5, 12", "bert-base-uncased, 12", "unheard/of, 8"})
    void anEmbeddingIsPaidByTheTokensThatItsMinerNames(String tokenizer, int tokens) throws Exception {
        embeddingModel(new FakeMiner()); // there is a subnet for it
        var miner = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}");
        var model = model(EMBEDDING_SUBNET, miner, tokenizer);

        var answer = embed(model, customer(1_000));

        assertThat(JSON.readTree(answer.body()).at("/usage/prompt_tokens").intValue())
                .isEqualTo(tokens);
        assertThat(answer.headers().firstValue("x-tao-cost-rao")).hasValue(Integer.toString(tokens));
    }

    @Test
    void ofOneModelsMinersEachIsPaidByItsOwnTokens() throws Exception {
        embeddingModel(new FakeMiner());
        var one = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}");
        var other = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}");
        var model = "test/" + UUID.randomUUID();
        offer(EMBEDDING_SUBNET, one, offer(model, "o200k_base"));
        offer(EMBEDDING_SUBNET, other, offer(model, "bert-base-uncased"));
        await().atMost(Duration.ofSeconds(15)).until(() -> catalogue
                .find(model)
                .filter(found -> found.offers().size() == 2)
                .isPresent());

        assertThat(costAt(one, model)).isEqualTo("8");
        assertThat(costAt(other, model)).isEqualTo("12");
    }

    @Test
    void theWorstCaseIsReservedByTheTokensOfWhoeverMayServe() throws Exception {
        embeddingModel(new FakeMiner());
        var miner = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}");
        var model = model(EMBEDDING_SUBNET, miner, "bert-base-uncased");

        assertThat(embed(model, customer(11)).statusCode()).isEqualTo(402);
        assertThat(embed(model, customer(12)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"o200k_base, 8", "cl100k_base, 9", "gpt-4, 9"})
    void aCompletionIsPaidByThemToo(String tokenizer, int tokens) throws Exception {
        chatModel(new FakeMiner());
        var miner = new FakeMiner().answers("""
                {"choices":[{"index":0,"message":{"content":"%s"},"finish_reason":"stop"}]}""".formatted(TEXT));
        var model = model(CHAT_SUBNET, miner, tokenizer);

        var answer = post(customer(100_000), "/v1/chat/completions", """
                {"model":"%s","messages":[{"role":"user","content":"Hi"}],"max_tokens":50}""".formatted(model));

        assertThat(JSON.readTree(answer.body()).at("/usage/completion_tokens").intValue())
                .isEqualTo(tokens);
        assertThat(answer.headers().firstValue("x-tao-cost-rao")).hasValue(Integer.toString(8 + 2 * tokens));
    }

    @ParameterizedTest
    @CsvSource({"o200k_base, 15", "cl100k_base, 16", "bert-base-uncased, 19"})
    void aPromptIsCountedAndRoutedByTheTokensThatItIsChargedBy(String tokenizer, int tokens) throws Exception {
        chatModel(new FakeMiner());
        var miner = new FakeMiner().answers("""
                {"choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]}""");
        var model = model(CHAT_SUBNET, miner, tokenizer);
        var body = "{\"model\":\"%s\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(model, TEXT);
        var customer = customer(100_000);

        var counted = post(customer, "/v1/messages/count_tokens", body);
        var answer = post(customer, "/v1/messages", body);

        assertThat(JSON.readTree(counted.body()).get("input_tokens").intValue())
                .as(counted.body())
                .isEqualTo(tokens);
        var answered = JSON.readTree(answer.body());
        assertThat(answered.at("/usage/input_tokens").intValue())
                .as(answer.body())
                .isEqualTo(tokens);
        var generation = get(customer, "/v1/generation?id=" + answered.get("id").stringValue());
        assertThat(JSON.readTree(generation.body()).at("/routing/prompt_tokens").intValue())
                .as(generation.body())
                .isEqualTo(tokens);
    }

    private String costAt(FakeMiner miner, String model) throws Exception {
        var body = "{\"model\":\"%s\",\"input\":\"%s\",\"provider\":{\"only\":[\"%s\"]}}"
                .formatted(model, TEXT, miner.hotkey());
        return post(customer(1_000), "/v1/embeddings", body)
                .headers()
                .firstValue("x-tao-cost-rao")
                .orElseThrow();
    }

    private HttpResponse<String> embed(String model, Customer customer) throws Exception {
        return post(customer, "/v1/embeddings", "{\"model\":\"%s\",\"input\":\"%s\"}".formatted(model, TEXT));
    }

    private String model(int netuid, FakeMiner miner, String tokenizer) {
        var model = "test/" + UUID.randomUUID();
        offer(netuid, miner, offer(model, tokenizer));
        await().atMost(Duration.ofSeconds(15)).until(() -> catalogue.find(model).isPresent());
        return model;
    }

    private static ModelOffer offer(String model, String tokenizer) {
        var traits = new OfferTraits(
                null, List.of(), "unknown", "unknown", "allow", false, tokenizer, List.of("text"), null);
        return new ModelOffer(model, 1_000_000, 2_000_000, 1000, 300, traits);
    }
}
