package io.taomarket.inference.idempotent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.inference.testing.FakeMiner;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentIntegrationTests extends IdempotentTest {

    @Test
    void theSameRequestAgainIsReplayedAndNotChargedAgain() throws Exception {
        var body = chat(chatModel(miner), "");

        var first = post(customer, key, CHAT, body);
        var second = post(customer, key, CHAT, body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : List.of("content-type", "x-tao-miner", "x-tao-cost-rao"))
            assertThat(second.headers().firstValue(header))
                    .isEqualTo(first.headers().firstValue(header));
        assertThat(second.headers().firstValue("x-request-id"))
                .isPresent()
                .isNotEqualTo(first.headers().firstValue("x-request-id"));
        assertThat(miner.calls()).hasSize(1);
        assertCharges(1);
    }

    @Test
    void theGenerationIsFoundByTheRequestIdOfAReplayToo() throws Exception {
        var body = chat(chatModel(miner), "");
        var first = post(customer, key, CHAT, body)
                .headers()
                .firstValue("x-request-id")
                .orElseThrow();
        var second = post(customer, key, CHAT, body)
                .headers()
                .firstValue("x-request-id")
                .orElseThrow();

        var generation = get(customer, "/v1/generation?id=" + second);

        assertThat(generation.statusCode()).as(generation.body()).isEqualTo(200);
        assertThat(JSON.readTree(generation.body()).get("request_id").stringValue())
                .isEqualTo(first);
        assertThat(get(customer(RICH), "/v1/generation?id=" + second).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStreamIsReplayedAsTheSameStream() throws Exception {
        var body = chat(chatModel(miner), ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

        var first = post(customer, key, CHAT, body);
        var second = post(customer, key, CHAT, body);

        assertThat(first.body()).endsWith("data: [DONE]\n\n");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(second.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(second.headers().firstValue("content-length")).isEmpty();
        assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
        assertCharges(1);
    }

    @Test
    void embeddingsAreReplayedToo() throws Exception {
        var model = embeddingModel(new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5,-0.25]}]}"));
        var body = "{\"model\":\"%s\",\"input\":\"hello world\"}".formatted(model);

        var first = post(customer, key, "/v1/embeddings", body);
        var second = post(customer, key, "/v1/embeddings", body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
        assertCharges(1);
    }

    @Test
    void twentyAtOnceAreOneCharge() throws Exception {
        var goOn = new CountDownLatch(1);
        miner.does((exchange, body) -> {
            awaitUninterrupted(goOn);
            countingUp(exchange, body);
        });
        var body = chat(chatModel(miner), "");

        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < 20; i++)
            answers.add(http.sendAsync(
                    request(customer, CHAT, body).header("Idempotency-Key", key).build(), BodyHandlers.ofString()));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 19);
        goOn.countDown();

        var responses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(responses)
                .filteredOn(response -> response.statusCode() == 200)
                .hasSize(1);
        assertThat(responses)
                .filteredOn(response -> response.statusCode() != 200)
                .hasSize(19)
                .allSatisfy(response -> {
                    assertThat(response.statusCode()).isEqualTo(409);
                    assertThat(error(response).get("code").stringValue()).isEqualTo("idempotency_in_progress");
                    assertThat(error(response).get("type").stringValue()).isEqualTo("conflict_error");
                    assertThat(response.headers().firstValue("retry-after")).hasValue("1");
                });
        assertThat(post(customer, key, CHAT, body).headers().firstValue("idempotency-replayed"))
                .hasValue("true");
        assertThat(miner.calls()).hasSize(1);
        assertCharges(1);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() throws Exception {
        var model = chatModel(miner);
        post(customer, key, CHAT, chat(model, ""));

        var other = post(customer, key, CHAT, chat(model, ",\"temperature\":1"));
        var elsewhere = post(customer, key, "/v1/embeddings", chat(model, ""));

        for (var response : List.of(other, elsewhere)) {
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(error(response).get("code").stringValue()).isEqualTo("idempotency_mismatch");
            assertThat(error(response).get("type").stringValue()).isEqualTo("invalid_request_error");
            assertThat(response.headers().firstValue("x-request-id")).isPresent();
        }
    }

    @Test
    void keysAreTheAccountsOwn() throws Exception {
        var body = chat(chatModel(miner), "");
        var first = post(customer, key, CHAT, body);

        var colleague = post(customer.withKey(), key, CHAT, body);
        var stranger = post(customer(RICH), key, CHAT, body);

        assertThat(colleague.body()).isEqualTo(first.body());
        assertThat(stranger.body()).isNotEqualTo(first.body());
        assertThat(stranger.headers().firstValue("idempotency-replayed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tbed", "café"})
    void aKeyIsVisibleAscii(String bad) throws Exception {
        assertBadKey(bad);
    }

    @Test
    void aKeyHasAtMost255Characters() throws Exception {
        assertBadKey("k".repeat(256));
    }

    private void assertBadKey(String bad) throws IOException {
        var response = raw(CHAT, chat("any/model", ""), bad);

        assertThat(response).startsWith("HTTP/1.1 400").contains("invalid_idempotency_key");
    }

    private String raw(String path, String body, String key) throws IOException {
        try (var socket = open(path, body, key)) {
            return new String(socket.getInputStream().readAllBytes());
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
