package io.taomarket.inference.idempotent;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotentIntegrationTests extends InferenceTest {

    static final long RICH = 1_000_000_000;
    static final String CHAT = "/v1/chat/completions";

    @Autowired
    JdbcClient jdbc;

    final FakeMiner miner = new FakeMiner().does(IdempotentIntegrationTests::countingUp);
    final Customer customer = customer(RICH);
    final String key = UUID.randomUUID().toString();

    static final AtomicInteger ANSWERS = new AtomicInteger();

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

    @Test
    void whatFailedMayRunAgainAndIsChargedOnce() throws Exception {
        var body = chat(chatModel(miner), "");
        miner.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var failed = post(customer, key, CHAT, body);
        miner.does(IdempotentIntegrationTests::countingUp);

        var second = post(customer, key, CHAT, body);
        var third = post(customer, key, CHAT, body);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(third.body()).isEqualTo(second.body());
        assertCharges(1);
    }

    @Test
    void aStreamThatBrokeMayRunAgain() throws Exception {
        var body = chat(chatModel(miner), ",\"stream\":true");
        miner.does((exchange, _) -> {
            stream(exchange, delta("Hello"), "data: {oops\n\n");
            exchange.close();
        });
        var broken = post(customer, key, CHAT, body);
        miner.does(IdempotentIntegrationTests::countingUp);

        var second = post(customer, key, CHAT, body);

        assertThat(broken.body()).contains("provider_unavailable");
        assertThat(second.body()).endsWith("data: [DONE]\n\n");
        assertCharges(1);
    }

    @Test
    void aRefusedRequestMayBeCorrected() throws Exception {
        var model = chatModel(miner);

        var refused = post(customer, key, CHAT, chat(model, ",\"n\":0"));
        var corrected = post(customer, key, CHAT, chat(model, ""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(corrected.statusCode()).isEqualTo(200);
    }

    @Test
    void whoLeftInTheMiddleIsNotChargedAgain() throws Exception {
        miner.does((exchange, _) -> {
            try {
                stream(exchange, delta("Hello"));
                while (true) {
                    exchange.getResponseBody().write(delta(" again").getBytes());
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });
        var body = chat(chatModel(miner), ",\"stream\":true");
        leaveInTheMiddle(body);
        await().atMost(Duration.ofSeconds(10)).until(() -> charges() == 1);

        var again = post(customer, key, CHAT, body);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(error(again).get("code").stringValue()).isEqualTo("idempotency_answer_incomplete");
        assertThat(again.headers().firstValue("x-should-retry")).hasValue("false");
        assertCharges(1);
    }

    @Test
    void anAnswerThatIsTooLongToKeepIsSaidToBe() throws Exception {
        miner.does((exchange, _) -> {
            stream(exchange, delta("Hello"));
            for (var i = 0; i < 200; i++)
                exchange.getResponseBody().write(delta(" again").getBytes());
            exchange.getResponseBody().write((finish() + "data: [DONE]\n\n").getBytes());
            exchange.close();
        });
        var body = chat(chatModel(miner), ",\"stream\":true");
        var first = post(customer, key, CHAT, body);

        var again = post(customer, key, CHAT, body);

        assertThat(first.body()).endsWith("data: [DONE]\n\n");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(error(again).get("code").stringValue()).isEqualTo("idempotency_answer_too_large");
        assertCharges(1);
    }

    @Test
    void whatADeadReplicaRanRunsAgainUnderItsRequestId() throws Exception {
        var body = chat(chatModel(miner), "");
        post(customer, key, CHAT, body);
        assertCharges(1);
        forgetTheEndOfTheRun();

        var response = post(customer, key, CHAT, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(miner.calls()).hasSize(2);
        assertCharges(1);
    }

    @Test
    void afterADeadReplicaEvenAFailureLeavesTheRequestIdAsItWas() throws Exception {
        var body = chat(chatModel(miner), "");
        var dead = post(customer, key, CHAT, body).headers().firstValue("x-request-id");
        forgetTheEndOfTheRun();
        miner.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var failed = post(customer, key, CHAT, body);
        miner.does(IdempotentIntegrationTests::countingUp);

        var response = post(customer, key, CHAT, body);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-request-id")).isEqualTo(dead);
        assertCharges(1);
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

    private HttpResponse<String> post(Customer customer, String key, String path, String body) throws Exception {
        var request =
                request(customer, path, body).header("Idempotency-Key", key).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private void leaveInTheMiddle(String body) throws IOException {
        try (var socket = open(CHAT, body, key)) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            var line = lines.readLine();
            while (!line.contains("again")) line = lines.readLine();
        }
    }

    private String raw(String path, String body, String key) throws IOException {
        try (var socket = open(path, body, key)) {
            return new String(socket.getInputStream().readAllBytes());
        }
    }

    private Socket open(String path, String body, String key) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(("POST " + path
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "X-Tao-Caller: " + token(customer) + "\r\nIdempotency-Key: " + key
                                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes());
        return socket;
    }

    /** As if the replica had been killed after it wrote the request down and before it kept the answer. */
    private void forgetTheEndOfTheRun() {
        jdbc.sql("""
                        update idempotent_request set state = 'RUNNING', headers = null, body = null,
                            leased_until = now() - interval '1 s'
                        where account_id = ?
                        """).param(customer.accountId()).update();
    }

    private void assertCharges(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> charges() >= count);
        assertThat(charges()).isEqualTo(count);
    }

    private long charges() {
        var requests = jdbc.sql("select request_id from generation where account_id = ?")
                .param(customer.accountId())
                .query(String.class)
                .list();
        return requests.stream().filter(this::isCharged).count();
    }

    private boolean isCharged(String requestId) {
        try {
            var generation = get(customer, "/v1/generation?id=" + requestId);
            return !JSON.readTree(generation.body()).path("cost_rao").asString().equals("0");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each answer has another text, so that a replay cannot be mistaken for a second answer. */
    private static void countingUp(HttpExchange exchange, String body) throws IOException {
        var text = "answer " + ANSWERS.incrementAndGet();
        if (body.contains("\"stream\":true")) {
            stream(exchange, delta(text), finish(), "data: [DONE]\n\n");
            exchange.close();
            return;
        }
        FakeMiner.json(exchange, 200, """
                {"choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}""".formatted(text));
    }

    private static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    private static String delta(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n"
                .formatted(text);
    }

    private static String finish() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }
}
