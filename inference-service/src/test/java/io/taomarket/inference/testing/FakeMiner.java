package io.taomarket.inference.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody else's server, which does to us whatever a test wants. */
public final class FakeMiner implements AutoCloseable {

    private final HttpServer server;
    private final SigningKey key = SigningKey.generate();
    private final UUID accountId = UUID.randomUUID();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (exchange, _) -> json(exchange, 500, "{}");

    public FakeMiner() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
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
        server.stop(0);
    }

    /** What a miner does with a call. */
    @FunctionalInterface
    public interface Behaviour {

        void answer(HttpExchange exchange, String body) throws IOException;
    }

    /** A call that came. */
    public record Call(String path, String body, Map<String, List<String>> headers) {}
}
