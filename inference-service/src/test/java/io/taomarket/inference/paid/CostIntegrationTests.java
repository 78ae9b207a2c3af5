package io.taomarket.inference.paid;

import static io.taomarket.inference.testing.FakeMiner.json;
import static io.taomarket.inference.testing.FakeMiner.stream;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.JsonNode;

/** Case J8 of the conformance list: what a call costs is one number, whoever tells it. */
class CostIntegrationTests extends InferenceTest {

    private static final int CHAT_SUBNET = 2;
    private static final int CASES = 40;
    private static final long RICH = Long.MAX_VALUE / 4;

    @Autowired
    ConsumerFactory<?, ?> consumers;

    @Autowired
    EventJson events;

    private final Random random = new Random(8);
    private final FakeMiner miner = new FakeMiner().does(this::answer);
    private volatile String words = "";
    private volatile long cached;

    @Test
    void whatACallCostsIsTheSameInTheAnswerTheReceiptTheGenerationAndTheLedger() throws Exception {
        var offers = offers();
        var customer = customer(RICH);
        var told = new HashMap<String, Long>();
        for (var i = 0; i < CASES; i++) {
            var offer = offers.get(i);
            words = words(1 + random.nextInt(30));
            cached = random.nextInt(60);
            var answer = ask(customer, offer.model(), i % 2 == 0, words(1 + random.nextInt(40)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var usage = usage(answer);
            var costRao = exact(offer, usage);
            var requestId = answer.headers().firstValue("x-request-id").orElseThrow();
            told.put(requestId, costRao);
            assertThat(rao(usage)).isEqualTo(costRao);
            assertThat(usage.get("cost").decimalValue().movePointRight(9)).isEqualByComparingTo(Long.toString(costRao));
            answer.headers().firstValue("x-tao-cost-rao").ifPresent(header -> assertThat(header)
                    .isEqualTo(Long.toString(costRao)));
            var generation = JSON.readTree(
                    get(customer, "/v1/generation?id=" + requestId).body());
            assertThat(rao(generation)).isEqualTo(costRao);
            assertThat(generation.get("miner_rao").asLong()
                            + generation.get("protocol_rao").asLong())
                    .isEqualTo(costRao);
            assertThat(rao(receipt(generation))).isEqualTo(costRao);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(settled(customer)).containsExactlyInAnyOrderEntriesOf(told));
    }

    /** Σ tokens × price over the three buckets, as anyone can work it out from the answer. */
    private static long exact(ModelOffer offer, JsonNode usage) {
        var prompt = usage.get("prompt_tokens").longValue();
        var cached = usage.at("/prompt_tokens_details/cached_tokens").longValue();
        var completion = usage.get("completion_tokens").longValue();
        var cacheRead = offer.traits().cacheReadRaoPerMtok();
        return Stream.of(
                        product(prompt - cached, offer.promptRaoPerMtok()),
                        product(cached, cacheRead == null ? 0 : cacheRead),
                        product(completion, offer.completionRaoPerMtok()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointLeft(6)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static BigDecimal product(long tokens, long raoPerMtok) {
        return BigDecimal.valueOf(tokens).multiply(BigDecimal.valueOf(raoPerMtok));
    }

    private List<ModelOffer> offers() {
        chatModel(new FakeMiner()); // there is a subnet for it
        var offers = new ArrayList<ModelOffer>();
        for (var i = 0; i < CASES; i++) offers.add(offer());
        offer(CHAT_SUBNET, miner, offers.toArray(ModelOffer[]::new));
        await().atMost(Duration.ofSeconds(15)).until(() -> offers.stream()
                .allMatch(offer -> catalogue.find(offer.model()).isPresent()));
        return offers;
    }

    private ModelOffer offer() {
        var promptRao = price();
        var cacheReadRao = random.nextInt(4) == 0 ? null : (Long) random.nextLong(promptRao + 1);
        var traits = new OfferTraits(
                cacheReadRao, List.of(), "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);
        return new ModelOffer("test/" + UUID.randomUUID(), promptRao, price(), 1000, 300, traits);
    }

    /** Small and large ones alike. */
    private long price() {
        return random.nextLong(1L << random.nextInt(1, 40));
    }

    private String words(int count) {
        return random.ints(count, 0, 5_000).mapToObj(Integer::toString).collect(joining(" "));
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        var usage = "{\"prompt_tokens\":9,\"completion_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":%d}}"
                .formatted(cached);
        if (!body.contains("\"stream\":true")) {
            json(exchange, 200, """
                    {"choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"length"}],
                     "usage":%s}""".formatted(words, usage));
            return;
        }
        stream(exchange, """
                data: {"choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":"length"}]}

                data: {"choices":[],"usage":%s}

                data: [DONE]

                """.formatted(words, usage));
        exchange.close();
    }

    private HttpResponse<String> ask(Customer customer, String model, boolean streamed, String prompt)
            throws Exception {
        var stream = streamed ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
        var body = """
                {"model":"%s","messages":[{"role":"user","content":"%s"}],"max_tokens":20%s}""".formatted(model, prompt, stream);
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

    private static JsonNode receipt(JsonNode generation) {
        var payload = generation.get("receipt").stringValue().split("\\.")[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private static long rao(JsonNode object) {
        return Long.parseLong(object.get("cost_rao").stringValue());
    }

    /** What wallet is told to post, by request. */
    @SuppressWarnings("unchecked")
    private Map<String, Long> settled(Customer customer) {
        var settled = new HashMap<String, Long>();
        try (var consumer = ((ConsumerFactory<String, byte[]>) consumers).createConsumer("cost-test", "cost-test")) {
            var partition = new TopicPartition(RequestServed.TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end)
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    var event = events.read(message.value(), RequestServed.class);
                    if (event.accountId().equals(customer.accountId())) settled.put(event.requestId(), event.costRao());
                });
        }
        return settled;
    }
}
