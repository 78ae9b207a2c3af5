package io.taomarket.gateway;

import static io.taomarket.gateway.FakeServices.INFERENCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.presence.Farewell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StreamsIntegrationTests extends GatewayFixture {

    @Autowired
    private Farewell farewell;

    @Test
    void passesEachChunkOnBeforeTheNextOneIsMade() throws Exception {
        var received = new Semaphore(0);
        INFERENCE.behave((_, out) -> {
            StreamingService.streamHead(out);
            for (var chunk = 0; chunk < 5; chunk++) {
                StreamingService.chunk(out, "data: {\"n\":" + chunk + "}\n\n");
                if (!received.tryAcquire(5, SECONDS)) throw new IOException("chunk " + chunk + " was held back");
            }
            StreamingService.chunk(out, "data: [DONE]\n\n");
            StreamingService.send(out, "0\r\n\r\n");
        });
        var response = client.send(chat(FakeServices.knownKey(), "{}").build(), BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(response.headers().firstValue("content-length")).isEmpty();
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        var lines = new BufferedReader(new InputStreamReader(response.body()));
        for (var chunk = 0; chunk < 5; chunk++) {
            assertThat(lines.readLine()).isEqualTo("data: {\"n\":" + chunk + "}");
            assertThat(lines.readLine()).isEmpty();
            received.release();
        }
        assertThat(lines.readLine()).isEqualTo("data: [DONE]");
        assertThat(INFERENCE.failures()).isEmpty();
    }

    @Test
    void endsTheCallWhenTheClientLeaves() throws Exception {
        INFERENCE.behave((_, out) -> {
            StreamingService.streamHead(out);
            while (true) {
                StreamingService.chunk(out, "data: {\"more\":true}\n\n");
                Thread.onSpinWait();
            }
        });
        var response = client.send(chat(FakeServices.knownKey(), "{}").build(), BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isEqualTo('d');

        response.body().close();

        assertThat(INFERENCE.failures().poll(10, SECONDS)).isInstanceOf(IOException.class);
    }

    @Test
    void endsTheCallOfAClientThatLeavesBeforeItsAnswer() throws Exception {
        var asked = new CountDownLatch(1);
        INFERENCE.behave((_, _) -> asked.countDown());
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7\r\n"
                                    + "Content-Type: application/json\r\nAuthorization: Bearer "
                                    + FakeServices.knownKey().secret() + "\r\n\r\n{\"n\":1}")
                            .getBytes());
            assertThat(asked.await(5, SECONDS)).isTrue();
            assertThat(INFERENCE.left()).doesNotContain("{\"n\":1}");
        }

        await().atMost(Duration.ofSeconds(1)).until(() -> INFERENCE.left().contains("{\"n\":1}"));
    }

    @Test
    void saysSoWhenAStreamBreaksOff() throws Exception {
        INFERENCE.behave((_, out) -> {
            StreamingService.streamHead(out);
            StreamingService.chunk(out, "data: {\"n\":1}\n\n");
            out.close();
        });

        var response = send(chat(FakeServices.knownKey(), "{}"));

        assertThat(response.body())
                .startsWith("data: {\"n\":1}\n\n")
                .contains("data: {\"error\":{")
                .contains("\"code\":\"answer_broken\"")
                .doesNotContain("[DONE]");
    }

    @Test
    void tellsThoseWhoStillWaitWhenItStops() throws Exception {
        var over = new CountDownLatch(1);
        INFERENCE.behave((request, out) -> {
            if (request.body().contains("begun")) {
                StreamingService.streamHead(out);
                StreamingService.chunk(out, "data: {\"n\":1}\n\n");
            }
            over.await(30, SECONDS);
        });
        var key = FakeServices.knownKey();
        var begun = client.sendAsync(chat(key, "{\"begun\":true}").build(), BodyHandlers.ofString());
        var waiting = client.sendAsync(chat(key, "{}").build(), BodyHandlers.ofString());
        await().atMost(Duration.ofSeconds(5)).until(() -> INFERENCE.requests().size() == 2);
        var gone = new CountDownLatch(1);
        try {
            farewell.stop(gone::countDown);

            assertThat(begun.get(10, SECONDS).body())
                    .startsWith("data: {\"n\":1}\n\n")
                    .contains("data: {\"error\":{")
                    .doesNotContain("[DONE]");
            assertThat(waiting.get(10, SECONDS).statusCode()).isIn(502, 503);
            assertThat(waiting.get().body()).contains("{\"error\":{");
            assertThat(gone.await(10, SECONDS)).isTrue();
        } finally {
            over.countDown();
            farewell.start();
        }
    }

    @Test
    void aBrokenAnswerNeverLooksWhole() {
        var key = FakeServices.knownKey();
        INFERENCE.behave((_, out) -> {
            StreamingService.send(
                    out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
            StreamingService.send(out, "x".repeat(50_000));
            out.close();
        });

        assertThatThrownBy(() -> send(chat(key, "{}"))).isInstanceOf(IOException.class);
    }

    @Test
    void anAnswerThatBreaksOffBeforeAnythingWasSentIsAnError() throws Exception {
        var key = FakeServices.knownKey();
        INFERENCE.behave((_, out) -> {
            StreamingService.send(
                    out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
            out.close();
        });

        EnvelopeAssertions.assertOpenAiError(send(chat(key, "{}")), 502, "server_error", "answer_broken");
    }

    @Test
    void manyStreamsDoNotMix() throws Exception {
        INFERENCE.behave((request, out) -> {
            StreamingService.streamHead(out);
            for (var chunk = 0; chunk < 20; chunk++) StreamingService.chunk(out, "data: " + request.body() + "\n\n");
            StreamingService.send(out, "0\r\n\r\n");
        });
        var key = FakeServices.knownKey();
        var bodies = new LinkedBlockingQueue<String>();
        var threads = new Thread[100];
        for (var stream = 0; stream < threads.length; stream++) {
            var body = "{\"stream\":" + stream + "}";
            threads[stream] = Thread.ofVirtual().start(() -> {
                try (InputStream in = client.send(chat(key, body).build(), BodyHandlers.ofInputStream())
                        .body()) {
                    bodies.add(
                            new String(in.readAllBytes()).equals(("data: " + body + "\n\n").repeat(20))
                                    ? "own"
                                    : "mixed");
                } catch (IOException | InterruptedException e) {
                    bodies.add(e.toString());
                }
            });
        }
        for (var thread : threads) thread.join();

        assertThat(bodies).hasSize(100).containsOnly("own");
    }
}
