package io.taomarket.inference.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.taomarket.chassis.signing.SigningKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody else's server, which does to us whatever a test wants. */
public final class FakeMiner implements AutoCloseable {

    private final int port;
    private final Closeable listener;
    private final SigningKey key = SigningKey.generate();
    private final UUID accountId = UUID.randomUUID();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (exchange, _) -> json(exchange, 500, "{}");

    public FakeMiner() {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        port = server.getAddress().getPort();
        listener = () -> server.stop(0);
    }

    private FakeMiner(Raw raw) {
        try {
            var door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
            port = door.getLocalPort();
            listener = door;
            Thread.ofVirtual().start(() -> accept(door, raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A miner that need not keep to HTTP. */
    public static FakeMiner raw(Raw raw) {
        return new FakeMiner(raw);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String hotkey() {
        return key.address().ss58();
    }

    public UUID accountId() {
        return accountId;
    }

    public FakeMiner does(Behaviour behaviour) {
        this.behaviour = behaviour;
        return this;
    }

    /** Answers every call with this JSON. */
    public FakeMiner answers(String json) {
        return does((exchange, _) -> json(exchange, 200, json));
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST"))
            calls.add(new Call(exchange.getRequestURI().getPath(), body, Map.copyOf(exchange.getRequestHeaders())));
        behaviour.answer(exchange, body);
    }

    public static void json(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Promises more bytes than it sends, then shuts the connection. */
    public static void half(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length() + 1000L);
        exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** Sends each text at once, as part of a stream of events. */
    public static void stream(HttpExchange exchange, String... texts) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        for (var text : texts) {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket door, Raw raw) {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                Thread.ofVirtual().start(() -> talk(socket, raw));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket, Raw raw) {
        try (socket) {
            var request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                var next = socket.getInputStream().read();
                if (next < 0) return;
                request.append((char) next);
            }
            var head = request.toString().toLowerCase(Locale.ROOT);
            var place = head.indexOf("content-length: ");
            if (place < 0) return; // asks whether we are back
            var length = Integer.parseInt(head.substring(place + 16, head.indexOf("\r\n", place)));
            var body = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
            calls.add(new Call(head.split(" ")[1], body, Map.of()));
            raw.answer(socket.getOutputStream());
        } catch (IOException e) {
            // the other side has hung up, as it may
        }
    }

    /** What comes after a call, byte by byte; then the connection ends. */
    @FunctionalInterface
    public interface Raw {

        void answer(OutputStream out) throws IOException;
    }

    /** What a miner does with a call. */
    @FunctionalInterface
    public interface Behaviour {

        void answer(HttpExchange exchange, String body) throws IOException;
    }

    /** A call that came. */
    public record Call(String path, String body, Map<String, List<String>> headers) {}
}
