package io.taomarket.chassis.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taomarket.chassis.egress.OutboundFailure.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosedConnectionRetryTests {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String NOTHING = "";

    private final OutboundHttp http = new OutboundHttp(EgressSettings.INSIDE, ruleId -> {});

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void goesToANewConnectionWhenTheKeptOneWasClosed() throws Exception {
        try (var server = new Server(List.of(OK, NOTHING), List.of(OK))) {
            assertThat(ask(server).status()).isEqualTo(200);
            assertThat(ask(server).status()).isEqualTo(200);
            assertThat(server.asked).containsExactly("1st nonce=7", "1st nonce=7", "2nd nonce=7");
        }
    }

    @Test
    void givesUpWhenANewConnectionIsClosedWithoutAnAnswer() throws Exception {
        try (var server = new Server(List.of(NOTHING), List.of(OK))) {
            assertThat(failure(server).reason()).isEqualTo(Reason.PROTOCOL);
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void givesUpWhenTheNewConnectionIsClosedToo() throws Exception {
        try (var server = new Server(List.of(OK, NOTHING), List.of(NOTHING), List.of(OK))) {
            ask(server);

            assertThat(failure(server).reason()).isEqualTo(Reason.PROTOCOL);
            assertThat(server.asked).hasSize(3);
        }
    }

    @Test
    void givesUpWhenAnAnswerHadBegun() throws Exception {
        try (var server = new Server(List.of(OK, "HTTP/1.1 2"), List.of(OK))) {
            ask(server);

            assertThat(failure(server).reason()).isEqualTo(Reason.PROTOCOL);
            assertThat(server.asked).hasSize(2);
        }
    }

    private OutboundFailure failure(Server server) {
        return catchThrowableOfType(OutboundFailure.class, () -> ask(server));
    }

    private OutboundResponse ask(Server server) throws OutboundFailure {
        var endpoint = new EndpointUrl("http", "127.0.0.1", server.port(), "");
        return http.exchange("miner", OutboundRequest.post(endpoint, "/", Map.of("nonce", "7"), "{}".getBytes(UTF_8)));
    }

    /** Answers as its script says, connection by connection, and closes each after its last answer. */
    private static final class Server implements AutoCloseable {

        private static final List<String> PLACES = List.of("1st", "2nd", "3rd");

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final Thread thread;

        @SafeVarargs
        Server(List<String>... connections) throws IOException {
            thread = Thread.startVirtualThread(() -> {
                for (var i = 0; i < connections.length; i++) serve(PLACES.get(i), connections[i]);
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(String place, List<String> answers) {
            try (var connection = socket.accept();
                    var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
                for (var answer : answers) serve(place, answer, reader, connection);
            } catch (IOException e) {
                asked.add("broken: " + e.getMessage());
            }
        }

        private void serve(String place, String answer, BufferedReader reader, Socket connection) throws IOException {
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine())
                if (line.startsWith("nonce")) asked.add(place + " nonce=" + line.substring("nonce: ".length()));
            reader.skip(2);
            connection.getOutputStream().write(answer.getBytes(UTF_8));
        }

        @Override
        public void close() throws Exception {
            socket.close();
            thread.join();
        }
    }
}
