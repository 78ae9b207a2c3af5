package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.delta;
import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers who do not wait for the end. */
class ChatLeavingIntegrationTests extends InferenceTest {

    @Test
    void aCustomerWhoLeavesStopsTheMiner() throws Exception {
        var stopped = new AtomicBoolean();
        var endless = new FakeMiner().does((exchange, _) -> {
            try {
                stream(exchange, delta("Hello"));
                while (true) {
                    exchange.getResponseBody().write(delta(" again").getBytes());
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                stopped.set(true);
            }
        });
        var model = chatModel(endless);
        var customer = customer(RICH);
        var body = chat(model, ",\"stream\":true");

        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "X-Tao-Caller: " + token(customer) + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes());
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            var line = lines.readLine();
            while (!line.contains("again")) line = lines.readLine();
        }

        await().atMost(Duration.ofSeconds(2)).untilTrue(stopped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void aCustomerWhoLeavesBeforeTheAnswerStopsTheMiner(String extra) throws Exception {
        var asked = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var slow = new FakeMiner().does((exchange, body) -> {
            var isStream = body.contains("\"stream\":true");
            exchange.getResponseHeaders().add("Content-Type", isStream ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, 0);
            asked.countDown();
            try {
                while (true) {
                    exchange.getResponseBody().write((isStream ? ": \n\n" : " ").getBytes());
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                stopped.countDown();
            }
        });
        var model = chatModel(slow);
        var customer = customer(RICH);
        var body = chat(model, extra);

        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "X-Tao-Caller: " + token(customer) + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes());
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(stopped.await(1_200, TimeUnit.MILLISECONDS)).isTrue();
    }
}
