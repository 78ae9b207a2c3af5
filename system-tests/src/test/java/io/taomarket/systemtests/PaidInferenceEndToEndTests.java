package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The story of the marketplace, through the gateway only, with the official client. */
class PaidInferenceEndToEndTests {

    static final String BGE = "baai/bge-small-en-v1.5";
    static final String MINILM = "sentence-transformers/all-minilm-l6-v2";
    static final String MINI = "taomarket/chat-mini";
    static final Duration SETTLED = Duration.ofSeconds(10);
    static final Duration FIVE_EPOCHS = Duration.ofSeconds(120);
    static final long TAO = 1_000_000_000L;

    final Marketplace marketplace = Marketplace.shared();
    final Gateway gateway = marketplace.gateway();

    @Test
    void aCustomerPaysExactlyTokensTimesPriceAndTheMinerGetsItsShare() throws Exception {
        var customer = gateway.customer("Ada", marketplace.adminKey(), 5 * TAO);
        var client = client(customer.key());

        var response = client.withRawResponse()
                .embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(MINILM)
                        .input("Create value first, then be rewarded.")
                        .build());
        var embedding = response.parse();
        var requestId = response.headers().values("x-request-id").getFirst();
        var costRao = Long.parseLong(response.headers().values("x-tao-cost-rao").getFirst());
        var miner = response.headers().values("x-tao-miner").getFirst();

        assertThat(embedding.data().getFirst().embedding()).hasSize(384);
        assertThat(costRao).isEqualTo(costRao(embedding.usage().promptTokens(), promptRaoPerMtok(MINILM, miner)));
        await().atMost(SETTLED).untilAsserted(() -> {
            var credits = gateway.get("/v1/credits", customer.key()).body();
            assertThat(credits.path("total_usage_rao").asString()).isEqualTo(String.valueOf(costRao));
            assertThat(credits.path("available_rao").asString()).isEqualTo(String.valueOf(5 * TAO - costRao));
        });
        var generation = generation(requestId, customer.key());
        var minerRao = Long.parseLong(generation.path("miner_rao").asString());
        var protocolRao = Long.parseLong(generation.path("protocol_rao").asString());
        assertThat(minerRao + protocolRao).isEqualTo(costRao);
        assertThat(minerRao).isBetween(costRao * 9 / 10, costRao * 9 / 10 + 1);
        assertThat(generation.path("miner").asString()).isEqualTo(miner);
    }

    @Test
    void aReceiptIsVerifiedWithThePlatformsPublishedKey() throws Exception {
        var answer = embed(marketplace.customerKey(), MINILM, "A receipt, please.");
        var receipt = generation(answer.header("x-request-id"), marketplace.customerKey())
                .path("receipt")
                .asString();
        var platformKey =
                gateway.get("/api/v1/platform").body().path("public_key").asString();

        assertThat(Receipts.isSignedBy(platformKey, receipt)).isTrue();
        assertThat(Receipts.content(receipt).path("request_id").asString()).isEqualTo(answer.header("x-request-id"));
        assertThat(Receipts.content(receipt).path("cost_rao").asString()).isEqualTo(answer.header("x-tao-cost-rao"));
        var forged = receipt.substring(0, receipt.length() - 4) + "AAAA";
        assertThat(Receipts.isSignedBy(platformKey, forged)).isFalse();
    }

    @Test
    void anEpochPaysMinersAndValidatorsAndTheSupplyBalances() {
        await().atMost(FIVE_EPOCHS).untilAsserted(() -> {
            var metagraph = metagraph();
            assertThat(neuron(metagraph, "miner-bge").path("incentive").asInt()).isPositive();
            assertThat(stakeRao(neuron(metagraph, "miner-bge"))).isPositive();
            assertThat(stakeRao(neuron(metagraph, "validator-1"))).isGreaterThan(1000 * TAO);
        });
        var supply = gateway.get("/api/v1/supply").body();

        assertThat(supply.path("balanced").asBoolean()).isTrue();
        assertThat(new BigInteger(supply.path("issued_rao").asString()))
                .isLessThan(new BigInteger(supply.path("cap_rao").asString()));
        var parts = List.of("free_rao", "held_rao", "staked_rao", "pending_rao", "treasury_rao", "in_transit_rao");
        var sum = parts.stream()
                .mapToLong(part -> Long.parseLong(supply.path(part).asString()))
                .sum();
        assertThat(sum).isEqualTo(Long.parseLong(supply.path("issued_rao").asString()));
    }

    @Test
    void aCheatLosesItsIncentiveAndCustomersNoLongerReachIt() {
        await().atMost(FIVE_EPOCHS).untilAsserted(() -> {
            var metagraph = metagraph();
            assertThat(metagraph.path("last_epoch").asInt()).isPositive();
            assertThat(neuron(metagraph, "miner-bge").path("incentive").asInt()).isPositive();
            assertThat(neuron(metagraph, "miner-cheat").path("incentive").asInt())
                    .isZero();
        });
        var reached = new HashSet<String>();

        for (var i = 0; i < 60; i++)
            reached.add(embed(marketplace.customerKey(), BGE, "question " + i).header("x-tao-miner"));

        assertThat(reached).contains(marketplace.hotkey("miner-bge")).doesNotContain(marketplace.hotkey("miner-cheat"));
        assertThat(gateway.get("/v1/models/" + BGE)
                        .body()
                        .path("prompt_rao_per_mtok")
                        .asString())
                .as("the lowest price of those who can be reached")
                .isEqualTo("9000000");
    }

    @Test
    void aMinerThatSwapsTheChatModelLosesItsIncentiveAndCustomersNoLongerReachIt() {
        await().atMost(FIVE_EPOCHS).untilAsserted(() -> {
            var metagraph = metagraph(2);
            assertThat(neuron(metagraph, "miner-chat-1").path("incentive").asInt())
                    .isPositive();
            assertThat(neuron(metagraph, "miner-chat-2").path("incentive").asInt())
                    .isPositive();
            assertThat(neuron(metagraph, "miner-swapper").path("incentive").asInt())
                    .isZero();
        });
        var reached = new HashSet<String>();

        for (var i = 0; i < 20; i++) reached.add(chat("What is " + i + " + 3?").header("x-tao-miner"));

        assertThat(reached)
                .contains(marketplace.hotkey("miner-chat-1"))
                .doesNotContain(marketplace.hotkey("miner-swapper"));
    }

    @Test
    void aChatIsAnsweredPlainAndStreamed() {
        var client = client(marketplace.customerKey());
        var params = ChatCompletionCreateParams.builder()
                .model("sim/echo-small")
                .addUserMessage("value first always")
                .build();

        var plain = client.chat().completions().create(params);
        var streamed = new StringBuilder();
        try (var stream = client.chat().completions().createStreaming(params)) {
            stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .forEach(streamed::append);
        }

        assertThat(plain.choices().getFirst().message().content()).contains("value first always");
        assertThat(streamed).hasToString("value first always");
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(marketplace.url() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private Gateway.Answer embed(String key, String model, String input) {
        var answer = gateway.post("/v1/embeddings", key, java.util.Map.of("model", model, "input", input));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Gateway.Answer chat(String question) {
        var messages = List.of(java.util.Map.of("role", "user", "content", question));
        var answer = gateway.post(
                "/v1/chat/completions",
                marketplace.customerKey(),
                java.util.Map.of("model", MINI, "messages", messages, "max_tokens", 16));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private JsonNode generation(String requestId, String key) {
        return await().atMost(SETTLED)
                .until(() -> gateway.get("/v1/generation?id=" + requestId, key), answer -> answer.status() == 200)
                .body();
    }

    private long promptRaoPerMtok(String model, String miner) {
        var endpoints = gateway.get("/v1/models/" + model + "/endpoints").body();
        return items(endpoints.has("data") ? endpoints.path("data").path("endpoints") : endpoints.path("endpoints"))
                .filter(endpoint -> endpoint.path("miner").asString().equals(miner))
                .mapToLong(endpoint ->
                        Long.parseLong(endpoint.path("prompt_rao_per_mtok").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static long costRao(long tokens, long raoPerMtok) {
        return Math.ceilDiv(tokens * raoPerMtok, 1_000_000L);
    }

    private JsonNode metagraph() {
        return metagraph(1);
    }

    private JsonNode metagraph(int netuid) {
        return gateway.get("/api/v1/subnets/" + netuid + "/metagraph").body();
    }

    private JsonNode neuron(JsonNode metagraph, String name) {
        return items(metagraph.path("neurons"))
                .filter(neuron -> neuron.path("hotkey").asString().equals(marketplace.hotkey(name)))
                .findFirst()
                .orElseThrow();
    }

    private static long stakeRao(JsonNode neuron) {
        return Long.parseLong(neuron.path("stake_rao").asString());
    }

    private static java.util.stream.Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
