package io.taomarket.chassis.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.egress.OutboundFailure.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a bare socket, which can do what a proper server refuses to. */
class OutboundStreamTests {

    private static final Deadlines PATIENT =
            new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

    private final OutboundHttp http = new OutboundHttp(EgressSettings.INSIDE, ruleId -> {});
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final List<Socket> accepted = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        testIsOver.countDown();
        http.close();
        server.close();
        for (var socket : accepted) socket.close();
    }

    @Test
    void givesEachEventAsItComes() throws Exception {
        var second = new CountDownLatch(1);
        serve(socket -> {
            write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n8\r\ndata: 1\n\r\n");
            second.await();
            write(socket, "8\r\ndata: 2\n\r\n0\r\n\r\n");
        });

        try (var stream = open(PATIENT, 1_000)) {
            var lines = new BufferedReader(new InputStreamReader(stream.body(), US_ASCII));
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).contains("text/event-stream");
            assertThat(lines.readLine()).isEqualTo("data: 1");
            second.countDown();
            assertThat(lines.readLine()).isEqualTo("data: 2");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void shutsTheConnectionAtOnceWhenClosedEarly() throws Exception {
        var peerSawTheEnd = new CompletableFuture<Boolean>();
        serve(socket -> {
            write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n8\r\ndata: 1\n\r\n");
            peerSawTheEnd.complete(sawTheEnd(socket));
        });

        var stream = open(PATIENT, 1_000);
        assertThat(stream.body().read()).isEqualTo('d');
        stream.close();

        await().atMost(Duration.ofSeconds(1)).until(peerSawTheEnd::isDone);
        assertThat(peerSawTheEnd).isCompletedWithValue(true);
    }

    @Test
    void freesAReaderOnAnotherThreadWhenClosed() throws Exception {
        serve(socket -> {
            write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            testIsOver.await();
        });
        var stream = open(PATIENT, 1_000);
        var reader = new CompletableFuture<Throwable>();
        Thread.ofVirtual()
                .start(() -> reader.complete(catchThrowableOfType(
                        OutboundFailure.class, () -> stream.body().read())));
        assertThat(reader).isNotDone();

        stream.close();

        assertThat(reader).succeedsWithin(Duration.ofSeconds(1)).isInstanceOf(OutboundFailure.class);
    }

    @Test
    void givesUpWhenAStreamFallsSilent() throws Exception {
        serve(socket -> {
            write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n8\r\ndata: 1\n\r\n");
            testIsOver.await();
        });

        try (var stream =
                open(new Deadlines(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5)), 1_000)) {
            assertThat(failureOf(stream).reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void givesUpOnAHeadThatComesByteByByte() throws Exception {
        serve(socket -> {
            write(socket, "HTTP/1.1 200 OK\r\nX-Slow: ");
            while (!testIsOver.await(20, TimeUnit.MILLISECONDS)) write(socket, "x");
        });

        var failure = catchThrowableOfType(
                OutboundFailure.class,
                () -> open(new Deadlines(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(5)), 1_000));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void givesUpOnEndlessInformationalAnswers() throws Exception {
        serve(socket -> {
            while (testIsOver.getCount() > 0) write(socket, "HTTP/1.1 103 Early Hints\r\n\r\n");
        });

        var failure = catchThrowableOfType(
                OutboundFailure.class,
                () -> open(new Deadlines(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(5)), 1_000));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void refusesALineBeyondItsLimitLongBeforeTheBodysLimit() throws Exception {
        serve(socket -> {
            write(socket, HEAD + "\r\n");
            while (testIsOver.getCount() > 0) write(socket, "x".repeat(4_096));
        });

        try (var stream = open(PATIENT, 10_000_000)) {
            assertThat(failureOf(stream).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void refusesAnEndlessStreamAtItsLimit() throws Exception {
        serve(socket -> {
            write(socket, HEAD + "\r\n");
            while (testIsOver.getCount() > 0) write(socket, "data: x\n".repeat(100));
        });

        try (var stream = open(PATIENT, 100_000)) {
            assertThat(failureOf(stream).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void tellsABrokenBodyFromAFinishedOne() throws Exception {
        serve(socket -> {
            write(socket, HEAD + "Content-Length: 100\r\n\r\nhalf");
            socket.shutdownOutput();
        });
        try (var stream = open(PATIENT, 1_000)) {
            assertThat(failureOf(stream).reason()).isEqualTo(Reason.PROTOCOL);
        }

        serve(socket -> {
            write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n8\r\ndata: 1\n\r\n");
            socket.shutdownOutput();
        });
        try (var stream = open(PATIENT, 1_000)) {
            assertThat(failureOf(stream).reason()).isEqualTo(Reason.PROTOCOL);
        }
    }

    @Test
    void keepsAConnectionForTheSamePeerAndOnlyForIt() throws Exception {
        var answer = HEAD + "Content-Length: 2\r\n\r\nok";
        for (var i = 0; i < 3; i++) {
            serve(socket -> {
                var requests = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                for (var line = requests.readLine(); line != null; line = requests.readLine())
                    if (line.isEmpty()) write(socket, answer);
            });
        }

        for (var peer : List.of("a", "a", "b", "b", "a"))
            assertThat(http.exchange(peer, request(), PATIENT, 100).body()).hasSize(2);

        assertThat(accepted).hasSize(2);
    }

    private OutboundStream open(Deadlines deadlines, long maxBodyBytes) throws OutboundFailure {
        return http.open("miner", request(), deadlines, maxBodyBytes);
    }

    private OutboundRequest request() {
        var url = EndpointUrl.parse("http://127.0.0.1:" + server.getLocalPort(), EgressSettings.INSIDE);
        return OutboundRequest.get(url, "/v1/stream", Map.of());
    }

    private static OutboundFailure failureOf(OutboundStream stream) {
        return catchThrowableOfType(OutboundFailure.class, () -> stream.body().readAllBytes());
    }

    private void serve(Peer peer) {
        Thread.ofVirtual().start(() -> {
            try {
                var socket = server.accept();
                accepted.add(socket);
                peer.talk(socket);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads what the client sends until it hangs up, with or without good manners. */
    private static boolean sawTheEnd(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes().length >= 0;
        } catch (IOException e) {
            return true;
        }
    }

    private interface Peer {
        void talk(Socket socket) throws IOException, InterruptedException;
    }
}
