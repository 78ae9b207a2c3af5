package io.taomarket.inference.paid;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.FINISH;
import static io.taomarket.inference.testing.Talk.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.spool.Spool;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** What a request comes to when prices, miners or our own disk change while it is under way. */
class UnderWayIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;
    /** Eight tokens of prompt and at most five of the answer, at 1 and 2 rao. */
    private static final long WORST_RAO = 18;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private Spool spool;

    @Value("${inference.spool.directory}")
    private Path directory;

    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void thePriceAtAcceptanceIsChargedWhateverTheMinerAsksMeanwhile() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> {
            stream(exchange, delta("Hello"));
            do {
                exchange.getResponseBody().write(delta(" again").getBytes());
                exchange.getResponseBody().flush();
            } while (!passed(goOn));
            exchange.getResponseBody().write((FINISH + DONE).getBytes());
            exchange.close();
        });
        var model = chatModel(miner);
        var before = catalogue.find(model).orElseThrow().offers().getFirst();
        var customer = customer(RICH);
        var body = chat(model, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        var answer =
                http.sendAsync(request(customer, "/v1/chat/completions", body).build(), BodyHandlers.ofString());
        await().atMost(PATIENCE).until(() -> !miner.calls().isEmpty());

        offer(before.netuid(), miner, new ModelOffer(model, 10_000_000, 20_000_000, 1000, 300, OfferTraits.PLAIN));
        await().atMost(PATIENCE)
                .until(() ->
                        catalogue.find(model).orElseThrow().offers().getFirst().version() > before.version());
        goOn.countDown();

        var response = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(response.body()).endsWith(DONE);
        var generation = generation(customer, response);
        var costRao = generation.get("prompt_tokens").longValue()
                + 2 * generation.get("completion_tokens").longValue();
        assertThat(generation.get("cost_rao").stringValue()).isEqualTo(String.valueOf(costRao));
        assertThat(response.body()).contains("\"cost_rao\":\"" + costRao + "\"");
        var receipt = receipt(generation);
        assertThat(receipt.get("cost_rao").stringValue()).isEqualTo(String.valueOf(costRao));
        assertThat(receipt.get("price_version").longValue()).isEqualTo(before.version());

        miner.does(Talk::helloWorld);
        var dearer = post(customer, "/v1/chat/completions", chat(model, ""));
        assertThat(dearer.headers().firstValue("x-tao-cost-rao")).hasValue("120");
    }

    @Test
    void aSilentMinersDeadlineIs504AndSetsTheMoneyFree() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> {
            passed(goOn, PATIENCE);
            exchange.close();
        });
        var model = chatModel(miner);
        var customer = customer(WORST_RAO);
        var limited = chat(model, ",\"max_tokens\":5");

        var late = post(customer, "/v1/chat/completions", limited);

        assertThat(late.statusCode()).as(late.body()).isEqualTo(504);
        assertThat(error(late).get("type").stringValue()).isEqualTo("server_error");
        assertThat(generation(customer, late).get("cost_rao").stringValue()).isEqualTo("0");
        goOn.countDown();
        miner.does(Talk::helloWorld);
        var again = post(customer, "/v1/chat/completions", limited);
        assertThat(again.statusCode())
                .as("the same money serves again: " + again.body())
                .isEqualTo(200);
        var broke = post(customer, "/v1/chat/completions", limited);
        assertThat(broke.statusCode()).as("and is then too little").isIn(402, 429);
    }

    @Test
    void whatWasServedButCannotBeWrittenDownIsFreeAndNotToBeRepeated() throws Exception {
        var miner = new FakeMiner().does(Talk::helloWorld);
        var model = chatModel(miner);
        var customer = customer(WORST_RAO);
        var limited = chat(model, ",\"max_tokens\":5");
        breakTheDisk();
        try {
            var failed = post(customer, "/v1/chat/completions", limited);

            assertThat(failed.statusCode()).as(failed.body()).isEqualTo(503);
            assertThat(error(failed).get("code").stringValue()).isEqualTo("temporarily_unavailable");
            assertThat(failed.headers().firstValue("x-should-retry")).hasValue("false");
            assertThat(failed.headers().firstValue("retry-after")).isEmpty();
            assertThat(failed.body()).doesNotContain("Hello");
            assertThat(miner.calls()).hasSize(1);
            var next = post(customer, "/v1/chat/completions", limited);
            assertThat(next.statusCode()).isEqualTo(503);
            assertThat(next.headers().firstValue("retry-after")).hasValue("5");
            assertThat(miner.calls()).as("nobody works for nothing").hasSize(1);
        } finally {
            mendTheDisk();
        }
        assertThat(post(customer, "/v1/chat/completions", limited).statusCode()).isEqualTo(200);
    }

    @Test
    void aStreamThatCannotBeWrittenDownDoesNotEndWell() throws Exception {
        var model = chatModel(new FakeMiner().does(Talk::helloWorld));
        breakTheDisk();
        try {
            var stream = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"));

            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(stream.body())
                    .contains("temporarily_unavailable")
                    .doesNotContain("[DONE]", "\"finish_reason\":\"stop\"");
        } finally {
            mendTheDisk();
        }
    }

    private void breakTheDisk() throws IOException {
        ((Closeable) ReflectionTestUtils.getField(spool, "file")).close();
    }

    private void mendTheDisk() throws IOException {
        try (var files = Files.list(directory)) {
            var last = files.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList()
                    .getLast();
            var mended = new RandomAccessFile(last.toFile(), "rw");
            mended.seek(mended.length());
            ReflectionTestUtils.setField(spool, "file", mended);
        }
        ReflectionTestUtils.setField(spool, "broken", false);
    }

    private JsonNode generation(Customer customer, HttpResponse<String> response) throws Exception {
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();
        return JSON.readTree(get(customer, "/v1/generation?id=" + requestId).body());
    }

    private static JsonNode receipt(JsonNode generation) {
        var payload = generation.get("receipt").stringValue().split("\\.")[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    private static boolean passed(CountDownLatch latch) {
        return passed(latch, Duration.ofMillis(100));
    }

    private static boolean passed(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
