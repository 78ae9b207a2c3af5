package io.taomarket.inference.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet with balances and holds, exact and idempotent like the real one. */
public final class FakeWallet implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final Map<UUID, Long> availableRao = new HashMap<>();
    private final Map<UUID, Long> keyLimitRao = new HashMap<>();
    private final Map<UUID, Hold> holds = new HashMap<>();
    private final Map<UUID, Integer> calls = new HashMap<>();
    private HttpServer server;

    public FakeWallet() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int port) {
        try {
            var fresh = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 256);
            fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            fresh.createContext("/internal/v1/holds", this::holds);
            fresh.createContext("/internal/v1/heartbeats", exchange -> answer(exchange, 200, "{\"holds\":1}"));
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Until it comes back, nobody can connect. */
    public void leave() {
        server.stop(0);
    }

    /** Nothing is forgotten. */
    public void comeBack() {
        server = listen(port);
    }

    /** Opens an account with this much money. */
    public synchronized UUID account(long amountRao) {
        var accountId = UUID.randomUUID();
        availableRao.put(accountId, amountRao);
        return accountId;
    }

    public synchronized void limitKey(UUID keyId, long amountRao) {
        keyLimitRao.put(keyId, amountRao);
    }

    public synchronized long availableRao(UUID accountId) {
        return availableRao.getOrDefault(accountId, 0L);
    }

    public synchronized long heldRao(UUID accountId) {
        return holds.values().stream()
                .filter(hold -> hold.accountId.equals(accountId))
                .mapToLong(hold -> hold.amountRao)
                .sum();
    }

    /** How often money of this account was asked for or given back. */
    public synchronized int calls(UUID accountId) {
        return calls.getOrDefault(accountId, 0);
    }

    private void holds(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var path = exchange.getRequestURI().getPath().substring("/internal/v1/holds".length());
        if (exchange.getRequestHeaders().getFirst("X-Tao-Caller") == null) answer(exchange, 401, "");
        else answer(exchange, path, request);
    }

    private synchronized void answer(HttpExchange exchange, String path, JsonNode request) throws IOException {
        var amountRao = request.get("amount_rao").asLong();
        if (path.isEmpty()) {
            var accountId = UUID.fromString(request.get("account_id").stringValue());
            calls.merge(accountId, 1, Integer::sum);
            var keyId = UUID.fromString(request.get("key_id").stringValue());
            var holdId = UUID.fromString(request.get("hold_id").stringValue());
            take(exchange, new Hold(holdId, accountId, keyId), amountRao);
            return;
        }
        var hold = holds.get(UUID.fromString(path.split("/")[1]));
        if (hold != null) calls.merge(hold.accountId, 1, Integer::sum);
        if (hold == null) answer(exchange, 404, "{\"code\":\"hold_not_found\"}");
        else if (path.endsWith("/top-ups")) take(exchange, hold, amountRao);
        else giveBack(exchange, hold, amountRao);
    }

    private void take(HttpExchange exchange, Hold hold, long amountRao) throws IOException {
        var leftOfKey = keyLimitRao.getOrDefault(hold.keyId, Long.MAX_VALUE);
        var available = availableRao.getOrDefault(hold.accountId, 0L);
        if (amountRao > leftOfKey) {
            answer(exchange, 402, "{\"code\":\"key_limit_exceeded\",\"available_rao\":\"" + available + "\"}");
        } else if (amountRao > available) {
            answer(exchange, 402, """
                    {"code":"insufficient_funds","available_rao":"%d","held_rao":"%d"}""".formatted(available, heldRao(hold.accountId)));
        } else {
            keyLimitRao.computeIfPresent(hold.keyId, (_, left) -> left - amountRao);
            availableRao.merge(hold.accountId, -amountRao, Long::sum);
            hold.amountRao += amountRao;
            holds.put(hold.holdId, hold);
            answer(exchange, 200, hold.json());
        }
    }

    private void giveBack(HttpExchange exchange, Hold hold, long amountRao) throws IOException {
        hold.amountRao -= amountRao;
        availableRao.merge(hold.accountId, amountRao, Long::sum);
        answer(exchange, 200, hold.json());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = json.getBytes();
        exchange.getResponseHeaders()
                .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class Hold {

        private final UUID holdId;
        private final UUID accountId;
        private final UUID keyId;
        private long amountRao;

        Hold(UUID holdId, UUID accountId, UUID keyId) {
            this.holdId = holdId;
            this.accountId = accountId;
            this.keyId = keyId;
        }

        String json() {
            return """
                    {"hold_id":"%s","amount_rao":"%d","captured_rao":"0","expires_at":"2030-01-01T00:00:00Z"}""".formatted(holdId, amountRao);
        }
    }
}
