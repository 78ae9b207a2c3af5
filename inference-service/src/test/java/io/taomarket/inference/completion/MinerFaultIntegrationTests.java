package io.taomarket.inference.completion;

import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.FINISH;
import static io.taomarket.inference.testing.Talk.delta;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.FakeMiner.Raw;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Miners that break, drip and flood, below and above HTTP. */
class MinerFaultIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final int FIVE_MB = 5_000_000;
    private static final FakeMiner GOOD = new FakeMiner().does(Talk::helloWorld);
    private static final FakeMiner TRAP = new FakeMiner().does(Talk::helloWorld);

    static Stream<Arguments> faultsBeforeTheFirstToken() {
        return Stream.of(
                fault("hangs up at once", "failed", _ -> {}),
                fault("dies in its head", "failed", out -> write(out, "HTTP/1.1 200 OK\r\nContent-Ty")),
                fault(
                        "dies in its first event",
                        "invalid",
                        out -> write(out, HEAD + delta("Hello").substring(0, 30))),
                fault("drips its head", "timed_out", out -> drip(out, HEAD)),
                fault("drips its first event", "timed_out", out -> {
                    write(out, HEAD);
                    drip(out, delta("Hello"));
                }),
                fault("says much but no token", "timed_out", out -> {
                    write(out, HEAD);
                    repeat(out, "event: ping\n: a\n\n", 50);
                }),
                fault("writes an event of 5 MB", "invalid", out -> write(out, HEAD + delta("x".repeat(FIVE_MB)))),
                fault("writes an event of 5 MB in short lines", "invalid", out -> {
                    write(out, HEAD + "data: {\"choices\":[{\"index\":0,\n");
                    write(out, ("data: " + " ".repeat(1000) + "\n").repeat(FIVE_MB / 1000));
                    write(out, "data: \"delta\":{\"content\":\"late\"}}]}\n\n" + FINISH);
                }),
                fault("writes a line without an end", "invalid", out -> {
                    write(out, HEAD);
                    while (true) write(out, "data: ".repeat(1000));
                }),
                fault("writes a head without an end", "invalid", out -> {
                    write(out, "HTTP/1.1 200 OK\r\n");
                    while (true) write(out, "X-More: again\r\n".repeat(100));
                }),
                fault("is about to answer for ever", "timed_out", out -> {
                    while (true) {
                        write(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
                        pause(50);
                    }
                }),
                fault("sends a gzip bomb", "failed", out -> {
                    write(out, HEAD.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"));
                    out.write(bomb());
                }),
                fault("redirects", "failed", out -> write(out, """
                        HTTP/1.1 307 Temporary Redirect\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n""".formatted(TRAP.url()))),
                fault("promises more than it sends", "failed", out -> {
                    write(out, HEAD.replace("\r\n\r\n", "\r\nContent-Length: 5000\r\n\r\n"));
                    write(out, ": hello\n\n");
                }),
                fault("sends more than it promised", "failed", out -> {
                    write(out, HEAD.replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\n"));
                    write(out, delta("Hello") + FINISH + DONE);
                }),
                fault("is not HTTP", "failed", out -> write(out, "SSH-2.0-OpenSSH_9.9\r\n")));
    }

    @ParameterizedTest
    @MethodSource("faultsBeforeTheFirstToken")
    void theNextMinerTakesOverFromOneThat(Raw fault, String outcome) throws Exception {
        var bad = FakeMiner.raw(fault);
        var customer = customer(RICH);
        var begun = System.nanoTime();

        var response = post(customer, "/v1/chat/completions", preferring(roomyModel(bad, GOOD), bad, true));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("Hello world");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
        assertThat(bad.calls()).hasSize(1);
        assertThat(TRAP.calls()).isEmpty();
        var generation = generation(customer, response);
        assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo(outcome);
        assertThat(generation.at("/attempts/1/outcome").stringValue()).isEqualTo("finished");
        assertThat(generation.get("cost_rao").stringValue()).isEqualTo("12");
        bad.close();
    }

    static Stream<Arguments> faultsAfterTheFirstToken() {
        return Stream.of(
                fault("hangs up", "failed", _ -> {}),
                fault("falls silent", "timed_out", _ -> pause(5_000)),
                fault("sends comments only", "timed_out", out -> repeat(out, ": a\n\n", 50)),
                fault(
                        "sends events without a token",
                        "timed_out",
                        out -> repeat(out, "data: {\"choices\":[{\"index\":0,\"delta\":{}}]}\n\n", 50)),
                fault("drips its next event", "timed_out", out -> drip(out, delta("again"))),
                fault("writes an event of 5 MB", "invalid", out -> write(out, delta("x".repeat(FIVE_MB)))),
                fault("writes what is not UTF-8", "invalid", out -> out.write(new byte[] {'d', (byte) 0xff, '\n'})));
    }

    @ParameterizedTest
    @MethodSource("faultsAfterTheFirstToken")
    void theStreamEndsWithAnErrorAndCostsNothingWhenAMiner(Raw fault, String outcome) throws Exception {
        var bad = FakeMiner.raw(out -> {
            write(out, HEAD + delta("Hello"));
            pause(200);
            fault.answer(out);
        });
        var customer = customer(RICH);

        var response = post(customer, "/v1/chat/completions", preferring(roomyModel(bad, GOOD), bad, true));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("[DONE]");
        var code = outcome.equals("timed_out") ? "stream_timeout" : "provider_unavailable";
        assertThat(chunks(response).getLast().at("/error/code").stringValue()).isEqualTo(code);
        var generation = generation(customer, response);
        assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo(outcome);
        assertThat(generation.get("cost_rao").stringValue()).isEqualTo("0");
        bad.close();
    }

    static Stream<Arguments> oddButWhole() {
        var events = delta("Hello") + delta(" world") + FINISH + DONE;
        return Stream.of(
                arguments(named("hints first", (Raw)
                        out -> write(out, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD + events))),
                arguments(named("trailers", (Raw) out -> {
                    write(out, HEAD.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"));
                    write(out, Integer.toHexString(events.length()) + ";x=1\r\n" + events + "\r\n");
                    write(out, "0\r\nX-Checksum: 1\r\n\r\n");
                })),
                arguments(named("no hurry after the end", (Raw) out -> {
                    write(out, HEAD + events);
                    pause(3_000);
                })));
    }

    @ParameterizedTest
    @MethodSource("oddButWhole")
    void takesWhatIsOddButWhole(Raw odd) throws Exception {
        var miner = FakeMiner.raw(odd);

        var response = post(customer(RICH), "/v1/chat/completions", preferring(roomyModel(miner), miner, true));

        assertThat(text(response)).as(response.body()).isEqualTo("Hello world");
        assertThat(response.body()).endsWith(DONE);
        miner.close();
    }

    @Test
    void anAnswerInOnePieceMayBeOneLongLine() throws Exception {
        var words = "word ".repeat(40_000);
        var miner = new FakeMiner().answers(Talk.whole(words, "stop"));

        var response = post(customer(RICH), "/v1/chat/completions", preferring(roomyModel(miner), miner, false));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var answer = JSON.readTree(response.body());
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo(words);
    }

    @Test
    void anAnswerInOnePieceThatDripsIsATimeout() throws Exception {
        var whole = Talk.whole("Hello world", "stop");
        var miner = FakeMiner.raw(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + whole.length());
            write(out, "\r\n\r\n");
            drip(out, whole);
        });
        var customer = customer(RICH);

        var response = post(customer, "/v1/chat/completions", preferring(roomyModel(miner), miner, false));

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
        miner.close();
    }

    private static Arguments fault(String name, String outcome, Raw script) {
        return arguments(named(name, script), outcome);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    /** One byte now and then, so that no timeout of the socket helps. */
    private static void drip(OutputStream out, String text) throws IOException {
        for (var letter : text.toCharArray()) {
            write(out, String.valueOf(letter));
            pause(150);
        }
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        for (var i = 0; i < times; i++) {
            write(out, text);
            pause(100);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (var i = 0; i < 100; i++) gzip.write(new byte[1 << 20]);
        }
        return bytes.toByteArray();
    }

    private JsonNode generation(Customer customer, HttpResponse<String> response) throws Exception {
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();
        return JSON.readTree(get(customer, "/v1/generation?id=" + requestId).body());
    }

    private static String preferring(String model, FakeMiner miner, boolean stream) {
        return """
                {"model":"%s","messages":[{"role":"user","content":"Hi"}],"stream":%s,"provider":{"order":["%s"]}}""".formatted(model, stream, miner.hotkey());
    }

    private static List<JsonNode> chunks(HttpResponse<String> response) {
        var chunks = new ArrayList<JsonNode>();
        for (var line : response.body().split("\n"))
            if (line.startsWith("data: {")) chunks.add(JSON.readTree(line.substring(6)));
        return chunks;
    }

    private static String text(HttpResponse<String> response) {
        var text = new StringBuilder();
        for (var chunk : chunks(response))
            text.append(chunk.at("/choices/0/delta/content").stringValue(""));
        return text.toString();
    }
}
