package io.taomarket.inference.completion;

import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.FINISH;
import static io.taomarket.inference.testing.Talk.delta;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customers who read more slowly than miners write. The miner has a second between tokens; the stream has 15. */
class SlowReaderIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;
    /** As long as an answer is where its customer sets no limit; what comes beyond is the miner's gift. */
    private static final int MOST_PAID = 16_384;

    private static final int TOKENS_PER_WRITE = 100;
    private static final byte[] TOKENS = delta(" a").repeat(TOKENS_PER_WRITE).getBytes(US_ASCII);

    private final AtomicLong tokens = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void aMinerIsNotBlamedWhileItsCustomerPauses() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> say(exchange, 40_000));
        var customer = customer(RICH);

        try (var socket = ask(customer, roomyModel(miner))) {
            var replyId = replyId(socket);
            awaitBackPressure();
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).contains(DONE).doesNotContain("error");
            var generation = generation(customer, replyId);
            assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo("finished");
            assertThat(generation.get("completion_tokens").longValue()).isEqualTo(MOST_PAID);
        }
    }

    @Test
    void whoDoesNotReadIsAsGoodAsGoneAndPaysForWhatWasWritten() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> say(exchange, 10_000_000));
        var customer = customer(RICH);

        try (var socket = ask(customer, roomyModel(miner))) {
            var replyId = replyId(socket);
            awaitBackPressure();

            await().atMost(Duration.ofSeconds(14)).untilTrue(stopped);
            assertLeft(customer, replyId);
        }
    }

    @Test
    void whoReadsTooSlowlyIsCutOffAndPaysForWhatWasWritten() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> say(exchange, 10_000_000));
        var customer = customer(RICH);
        var answer = new StringBuilder();
        String replyId;

        try (var socket = ask(customer, roomyModel(miner))) {
            replyId = replyId(socket);
            awaitBackPressure();
            for (var part = socket.getInputStream().readNBytes(200_000);
                    part.length > 0;
                    part = socket.getInputStream().readNBytes(stopped.get() ? 10_000_000 : 200_000)) {
                answer.append(new String(part, US_ASCII));
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }

        assertThat(answer.toString()).contains("stream_timeout").doesNotContain(DONE);
        assertLeft(customer, replyId);
    }

    private void assertLeft(Customer customer, String replyId) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var generation = generation(customer, replyId);
            assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo("client_closed");
            assertThat(generation.get("completion_tokens").longValue()).isBetween(1_000L, tokens.get());
        });
    }

    /** The miner cannot write any more, because the customer does not read. */
    private void awaitBackPressure() {
        var seen = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(9))
                .during(Duration.ofMillis(2_500))
                .until(() -> tokens.get() > 0 && seen.getAndSet(tokens.get()) == tokens.get());
    }

    private void say(HttpExchange exchange, int count) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            while (tokens.get() < count) {
                out.write(TOKENS);
                tokens.addAndGet(TOKENS_PER_WRITE);
            }
            out.write((FINISH + DONE).getBytes(US_ASCII));
        } catch (IOException e) {
            stopped.set(true);
        }
    }

    private Socket ask(Customer customer, String model) throws IOException {
        var body = """
                {"model":"%s","messages":[{"role":"user","content":"Hi"}],"stream":true}""".formatted(model);
        var socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream()
                .write("""
                        POST /v1/chat/completions HTTP/1.1\r
                        Host: x\r
                        Connection: close\r
                        Content-Type: application/json\r
                        X-Tao-Caller: %s\r
                        Content-Length: %d\r
                        \r
                        %s""".formatted(token(customer), body.length(), body).getBytes(US_ASCII));
        return socket;
    }

    private static String replyId(Socket socket) throws IOException {
        var beginning = new String(socket.getInputStream().readNBytes(2_000), US_ASCII);
        var place = beginning.indexOf("chatcmpl-");
        return beginning.substring(place, beginning.indexOf('"', place));
    }

    private JsonNode generation(Customer customer, String replyId) throws Exception {
        return JSON.readTree(get(customer, "/v1/generation?id=" + replyId).body());
    }
}
