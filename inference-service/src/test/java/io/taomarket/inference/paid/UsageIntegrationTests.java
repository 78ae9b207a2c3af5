package io.taomarket.inference.paid;

import static io.taomarket.inference.testing.FakeMiner.json;
import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What miners say that they have counted, beside what we count: here a prompt of 8 tokens and an answer of 2. */
class UsageIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;
    private static final int CHAT_SUBNET = 2;
    private static final String TRUE_USAGE = "{\"prompt_tokens\":8,\"completion_tokens\":2,\"total_tokens\":10}";
    private static final String TEN_TIMES = "{\"prompt_tokens\":80,\"completion_tokens\":20,\"total_tokens\":100}";

    @Autowired
    MeterRegistry meters;

    @Autowired
    Miners miners;

    /** Case D23 of the conformance list. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tenTimesTheTruthIsNotChargedAndIsHeldAgainstTheMiner(boolean streamed) throws Exception {
        var before = mismatches("prompt") + mismatches("completion");
        var model = chatModel(miner(streamed, TEN_TIMES));
        var customer = customer(RICH);

        var answer = ask(customer, model, streamed);

        assertThat(usage(answer).get("prompt_tokens").intValue()).isEqualTo(8);
        assertThat(usage(answer).get("completion_tokens").intValue()).isEqualTo(2);
        assertThat(usage(answer).get("cost_rao").stringValue()).isEqualTo("12");
        var generation = generation(customer, answer);
        assertThat(generation.get("cost_rao").stringValue()).isEqualTo("12");
        assertThat(generation.at("/attempts/0/claimed_prompt_tokens").intValue())
                .isEqualTo(80);
        assertThat(generation.at("/attempts/0/claimed_completion_tokens").intValue())
                .isEqualTo(20);
        assertThat(mismatches("prompt") + mismatches("completion")).isEqualTo(before + 2);
        assertThat(miners.honesty(offer(model))).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anHonestCountIsNotHeldAgainstTheMiner(boolean streamed) throws Exception {
        var model = chatModel(miner(streamed, TRUE_USAGE));

        ask(customer(RICH), model, streamed);

        assertThat(miners.honesty(offer(model))).isEqualTo(1);
        assertThat(miners.samples(offer(model)).getFirst().agrees()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSaysNothingIsNotBlamed(boolean streamed) throws Exception {
        var model = chatModel(miner(streamed, "null"));
        var customer = customer(RICH);

        var answer = ask(customer, model, streamed);

        assertThat(usage(answer).get("cost_rao").stringValue()).isEqualTo("12");
        assertThat(generation(customer, answer)
                        .at("/attempts/0/claimed_prompt_tokens")
                        .isNull())
                .isTrue();
        assertThat(miners.samples(offer(model)).getFirst().agrees()).isNull();
    }

    @Test
    void aStreamDoesNotWaitLongForACountThatNeverComes() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> stream(exchange, event("Hello world"), end()));
        var model = chatModel(miner);
        var begun = System.nanoTime();

        var answer = ask(customer(RICH), model, true);

        assertThat(usage(answer).get("cost_rao").stringValue()).isEqualTo("12");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anEmbeddingsCountIsComparedToo() throws Exception {
        var miner = new FakeMiner().answers("""
                {"data":[{"index":0,"embedding":[0.5]}],"usage":{"prompt_tokens":2000,"total_tokens":2000}}""");
        var model = embeddingModel(miner);
        var customer = customer(RICH);

        var answer = post(customer, "/v1/embeddings", "{\"model\":\"%s\",\"input\":\"hello world\"}".formatted(model));

        assertThat(generation(customer, answer)
                        .at("/attempts/0/claimed_prompt_tokens")
                        .intValue())
                .isEqualTo(2000);
        assertThat(answer.headers().firstValue("x-tao-cost-rao")).hasValue("2");
        assertThat(miners.honesty(offer(model))).isEqualTo(0.5);
    }

    /** Prompt 1 000 000, cached 250 000, completion 2 000 000 rao per million tokens. */
    @ParameterizedTest
    @CsvSource({"0, 0, 12", "1, 1, 12", "4, 4, 9", "8, 8, 6", "9, 8, 6", "999999, 8, 6", "-4, 0, 12"})
    void cachedTokensCostTheirPriceAndAreNeverMoreThanThePrompt(long claimed, long cached, String costRao)
            throws Exception {
        for (var streamed : List.of(false, true)) {
            var model = cachingModel(miner(streamed, caching(claimed)), 250_000L);
            var customer = customer(RICH);

            var answer = ask(customer, model, streamed);

            var usage = usage(answer);
            assertThat(usage.get("prompt_tokens").intValue()).isEqualTo(8);
            assertThat(usage.at("/prompt_tokens_details/cached_tokens").longValue())
                    .isEqualTo(cached);
            assertThat(usage.get("total_tokens").intValue()).isEqualTo(10);
            assertThat(usage.get("cost_rao").stringValue()).isEqualTo(costRao);
            var generation = generation(customer, answer);
            assertThat(generation.get("cached_tokens").longValue()).isEqualTo(cached);
            assertThat(generation.get("cost_rao").stringValue()).isEqualTo(costRao);
            var receipt = receipt(generation);
            assertThat(receipt.get("cached_tokens").longValue()).isEqualTo(cached);
            assertThat(receipt.get("cost_rao").stringValue()).isEqualTo(costRao);
        }
    }

    @Test
    void withoutAPriceForThemNoTokensAreCached() throws Exception {
        var model = cachingModel(miner(false, caching(4)), null);

        var usage = usage(ask(customer(RICH), model, false));

        assertThat(usage.at("/prompt_tokens_details/cached_tokens").intValue()).isZero();
        assertThat(usage.get("cost_rao").stringValue()).isEqualTo("12");
    }

    @Test
    void theWorstCaseIsReservedAsIfNothingWereCached() throws Exception {
        var model = cachingModel(miner(false, caching(8)), 0L);

        var answer = ask(customer(11), model, false);

        assertThat(answer.statusCode()).isEqualTo(402);
    }

    private String cachingModel(FakeMiner miner, @Nullable Long cacheReadRao) {
        chatModel(new FakeMiner()); // there is a subnet for it
        var model = "test/" + UUID.randomUUID();
        var traits = new OfferTraits(
                cacheReadRao, List.of(), "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);
        offer(CHAT_SUBNET, miner, new ModelOffer(model, 1_000_000, 2_000_000, 1000, 300, traits));
        await().atMost(Duration.ofSeconds(15)).until(() -> catalogue.find(model).isPresent());
        return model;
    }

    private Offer offer(String model) {
        return catalogue.find(model).orElseThrow().offers().getFirst();
    }

    private static FakeMiner miner(boolean streamed, String usage) {
        if (!streamed) return new FakeMiner().does((exchange, _) -> json(exchange, 200, """
                            {"choices":[{"index":0,"message":{"role":"assistant","content":"Hello world"},
                             "finish_reason":"stop"}],"usage":%s}""".formatted(usage)));
        return new FakeMiner().does((exchange, _) -> {
            stream(
                    exchange,
                    event("Hello"),
                    event(" world"),
                    end(),
                    "data: {\"choices\":[],\"usage\":" + usage + "}\n\n",
                    "data: [DONE]\n\n");
            exchange.close();
        });
    }

    private static String caching(long cached) {
        return "{\"prompt_tokens\":8,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":%d}}"
                .formatted(cached);
    }

    private static String event(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private static String end() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }

    private HttpResponse<String> ask(Customer customer, String model, boolean streamed) throws Exception {
        var stream = streamed ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
        var body = """
                {"model":"%s","messages":[{"role":"user","content":"Hi"}],"max_tokens":2%s}""".formatted(model, stream);
        return post(customer, "/v1/chat/completions", body);
    }

    private static JsonNode usage(HttpResponse<String> answer) {
        if (answer.body().startsWith("{")) return JSON.readTree(answer.body()).get("usage");
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring(6)).path("usage"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    private JsonNode generation(Customer customer, HttpResponse<String> answer) throws Exception {
        var requestId = answer.headers().firstValue("x-request-id").orElseThrow();
        return JSON.readTree(get(customer, "/v1/generation?id=" + requestId).body());
    }

    private static JsonNode receipt(JsonNode generation) {
        var payload = generation.get("receipt").stringValue().split("\\.")[1];
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private double mismatches(String kind) {
        return meters.counter("taomarket.inference.usage.mismatch", "kind", kind)
                .count();
    }
}
