package io.taomarket.inference.idempotent;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer who sends requests under a key, and what is charged for them. */
abstract class IdempotentTest extends InferenceTest {

    static final long RICH = 1_000_000_000;
    static final String CHAT = "/v1/chat/completions";
    static final AtomicInteger ANSWERS = new AtomicInteger();

    @Autowired
    JdbcClient jdbc;

    final FakeMiner miner = new FakeMiner().does(IdempotentTest::countingUp);
    final Customer customer = customer(RICH);
    final String key = UUID.randomUUID().toString();

    HttpResponse<String> post(Customer customer, String key, String path, String body) throws Exception {
        var request =
                request(customer, path, body).header("Idempotency-Key", key).build();
        return http.send(request, BodyHandlers.ofString());
    }

    Socket open(String path, String body, String key) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(("POST " + path
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "X-Tao-Caller: " + token(customer) + "\r\nIdempotency-Key: " + key
                                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes());
        return socket;
    }

    void assertCharges(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> charges() >= count);
        assertThat(charges()).isEqualTo(count);
    }

    long charges() {
        var requests = jdbc.sql("select request_id from generation where account_id = ?")
                .param(customer.accountId())
                .query(String.class)
                .list();
        return requests.stream().filter(this::isCharged).count();
    }

    boolean isCharged(String requestId) {
        try {
            var generation = get(customer, "/v1/generation?id=" + requestId);
            return !JSON.readTree(generation.body()).path("cost_rao").asString().equals("0");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each answer has another text, so that a replay cannot be mistaken for a second answer. */
    static void countingUp(HttpExchange exchange, String body) throws IOException {
        var text = "answer " + ANSWERS.incrementAndGet();
        if (body.contains("\"stream\":true")) {
            stream(exchange, delta(text), finish(), "data: [DONE]\n\n");
            exchange.close();
            return;
        }
        FakeMiner.json(exchange, 200, """
                {"choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}""".formatted(text));
    }

    static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    static String delta(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n"
                .formatted(text);
    }

    static String finish() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }
}
