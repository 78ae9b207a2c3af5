package io.taomarket.inference.testing;

import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.testing.ServiceTest;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import io.taomarket.inference.catalogue.Catalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service between a customer, a wallet, a registry and miners that the test plays. */
@ServiceTest
@TestPropertySource(
        properties = {
            "spring.config.name=inference-service",
            "taomarket.egress.allow-private-addresses=true",
            "inference.catalogue.topic-lookup=200ms",
            "inference.catalogue.poll-timeout=50ms",
            "inference.catalogue.declared-models=sim/unserved",
            "inference.patience.embeddings=3s",
            "inference.patience.plain=3s",
            "inference.patience.first-token=2s",
            "inference.patience.between-tokens=1s",
            "inference.patience.silence=300ms",
            "inference.patience.stream=15s",
            "inference.request.max-body-bytes=1000000",
            "inference.idempotent.max-answer-bytes=20000",
        })
public abstract class InferenceTest {

    protected static final FakeWallet WALLET = new FakeWallet();
    protected static final JsonMapper JSON = new JsonMapper();

    private static final int EMBEDDING_SUBNET = 1;
    private static final int CHAT_SUBNET = 2;
    private static final AtomicLong VERSION = new AtomicLong();

    @Autowired
    protected TestCallers callers;

    @Autowired
    protected Catalogue catalogue;

    @Autowired
    private KafkaOperations<?, ?> kafka;

    @Autowired
    private EventJson events;

    @LocalServerPort
    protected int port;

    protected final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry registry) throws IOException {
        var directory = Files.createTempDirectory("inference-test");
        registry.add("taomarket.services.wallet", WALLET::url);
        registry.add(
                "taomarket.platform.key-file",
                () -> directory.resolve("platform-key").toString());
        registry.add(
                "inference.spool.directory", () -> directory.resolve("spool").toString());
    }

    /** Before that it answers that it is still learning. */
    @BeforeEach
    void awaitCatalogue() {
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> catalogue.shown() != null);
    }

    /** Offers a new embedding model with these miners at 1000 rao per thousand tokens; returns its id. */
    protected String embeddingModel(FakeMiner... miners) {
        return model("text-embedding", EMBEDDING_SUBNET, OfferTraits.PLAIN, miners);
    }

    protected String chatModel(FakeMiner... miners) {
        return model("chat", CHAT_SUBNET, OfferTraits.PLAIN, miners);
    }

    /** A chat model whose miners declare that they take everything that an answer can be asked for. */
    protected String ableModel(FakeMiner... miners) {
        var parameters = List.of(
                "tools",
                "tool_choice",
                "parallel_tool_calls",
                "response_format",
                "structured_outputs",
                "logprobs",
                "top_logprobs",
                "logit_bias",
                "stop",
                "seed",
                "temperature",
                "max_tokens");
        var traits = new OfferTraits(
                null, parameters, "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);
        return model("chat", CHAT_SUBNET, traits, miners);
    }

    /** A chat model whose answers may be long. */
    protected String roomyModel(FakeMiner... miners) {
        var model = announce("chat", CHAT_SUBNET, OfferTraits.PLAIN, 200_000, miners);
        awaitOffers(model, miners.length);
        return model;
    }

    private String model(String subnet, int netuid, OfferTraits traits, FakeMiner... miners) {
        var model = announce(subnet, netuid, traits, 1000, miners);
        awaitOffers(model, miners.length);
        return model;
    }

    /** Says that there is a new chat model; the service may not have heard of it yet. */
    protected String announceChat(FakeMiner... miners) {
        return announce("chat", CHAT_SUBNET, OfferTraits.PLAIN, 1000, miners);
    }

    private String announce(String subnet, int netuid, OfferTraits traits, int contextLength, FakeMiner... miners) {
        var model = "test/" + UUID.randomUUID();
        say(new SubnetChanged(
                UUID.randomUUID(), Instant.now(), netuid, VERSION.incrementAndGet(), subnet, null, null, 0, RULES));
        for (var miner : miners)
            offer(netuid, miner, new ModelOffer(model, 1_000_000, 2_000_000, contextLength, 300, traits));
        return model;
    }

    private void awaitOffers(String model, int count) {
        await().atMost(Duration.ofSeconds(15)).until(() -> catalogue
                .find(model)
                .filter(found -> found.offers().size() == count)
                .isPresent());
    }

    protected void offer(int netuid, FakeMiner miner, ModelOffer... models) {
        say(new OfferChanged(
                UUID.randomUUID(),
                Instant.now(),
                netuid,
                miner.hotkey(),
                VERSION.incrementAndGet(),
                (int) VERSION.incrementAndGet(),
                miner.accountId(),
                miner.url(),
                List.of(models)));
    }

    protected void score(int netuid, FakeMiner miner, String model, double score) {
        say(new ScoreChanged(
                UUID.randomUUID(),
                Instant.now(),
                netuid,
                miner.hotkey(),
                model,
                VERSION.incrementAndGet(),
                score,
                0.01,
                50,
                3,
                20,
                Instant.now()));
    }

    @SuppressWarnings("unchecked")
    protected void say(Event event) {
        ((KafkaOperations<String, byte[]>) kafka)
                .send(event.topic(), event.key(), events.write(event))
                .join();
    }

    /** A customer with this much money and a key that may do everything. */
    protected Customer customer(long amountRao) {
        return new Customer(WALLET.account(amountRao), UUID.randomUUID(), "", 0);
    }

    protected HttpResponse<String> post(Customer customer, String path, String json)
            throws IOException, InterruptedException {
        return http.send(request(customer, path, json).build(), HttpResponse.BodyHandlers.ofString());
    }

    protected HttpResponse<String> get(Customer customer, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("X-Tao-Caller", token(customer))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    protected HttpRequest.Builder request(Customer customer, String path, String json) {
        return HttpRequest.newBuilder(uri(path))
                .header("X-Tao-Caller", token(customer))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    protected String token(Customer customer) {
        return callers.token(
                Caller.Kind.KEY,
                customer.accountId().toString(),
                customer.keyId().toString(),
                Set.of("inference"),
                customer.attributes());
    }

    protected static JsonNode error(HttpResponse<String> response) {
        var envelope = JSON.readTree(response.body());
        var error = envelope.get("error");
        for (var key : List.of("message", "type", "param", "code")) {
            if (!error.has(key)) throw new AssertionError("the envelope lacks " + key + ": " + envelope);
        }
        return error;
    }

    /**
     * Who asks.
     *
     * @param tokensPerMinute 0: as many as it likes
     */
    protected record Customer(UUID accountId, UUID keyId, String models, int tokensPerMinute) {

        public Customer withKey() {
            return new Customer(accountId, UUID.randomUUID(), models, tokensPerMinute);
        }

        public Customer limitedTo(String models) {
            return new Customer(accountId, keyId, models, tokensPerMinute);
        }

        public Customer limitedTo(int tokensPerMinute) {
            return new Customer(accountId, keyId, models, tokensPerMinute);
        }

        Map<String, String> attributes() {
            return tokensPerMinute == 0
                    ? Map.of("models", models)
                    : Map.of("models", models, "tokens_per_minute", Integer.toString(tokensPerMinute));
        }
    }

    private static final Hyperparameters RULES = new Hyperparameters(
            20, 32767, 900000, 0, true, false, 0, 0, 1000, 1000, 256, 64, 0, 1, 10, 0, 40, 0, false, 1, 1, 2, 20, 1260,
            true);
}
