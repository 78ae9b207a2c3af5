package io.taomarket.scoring.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SignedRequestVerifier;
import io.taomarket.chassis.signing.SigningProperties;
import io.taomarket.chassis.signing.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's miner: answers as it is told to, but only calls that are signed for it. */
public final class FakeMiner implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Address hotkey;
    private final SignedRequestVerifier verifier =
            new SignedRequestVerifier(SigningProperties.defaults(), (_, _, _) -> true, Clock.systemUTC());
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour;
    private volatile Duration delay = Duration.ZERO;

    public FakeMiner(String hotkey, Behaviour behaviour) {
        this.hotkey = new Address(hotkey);
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
        return hotkey.ss58();
    }

    public void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    public void delay(Duration delay) {
        this.delay = delay;
    }

    /** Why calls were turned away. */
    public List<String> refused() {
        return refused;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var verification = verifier.verify(
                exchange.getRequestHeaders()::get,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                body,
                hotkey);
        if (verification instanceof Verification.Invalid invalid) {
            refused.add(invalid.code());
            reply(exchange, 401, new byte[0]);
            return;
        }
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS))
                .join();
        var answer = behaviour.answer(JSON.readTree(body));
        reply(exchange, 200, JSON.writeValueAsBytes(answer));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What a miner says to a request. */
    @FunctionalInterface
    public interface Behaviour {

        Object answer(JsonNode request);
    }
}
