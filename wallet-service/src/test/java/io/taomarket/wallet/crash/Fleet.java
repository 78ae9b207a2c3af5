package io.taomarket.wallet.crash;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The instances of the service. Whatever ends is replaced at once; calls go to whoever has answered last. */
final class Fleet implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(12); // a little more than the ledger's own
    private static final JsonMapper JSON = new JsonMapper();

    private final Supplier<Wallet> starter;
    private final List<Wallet> wallets = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile Wallet writer;
    private volatile boolean closed;

    Fleet(int size, Supplier<Wallet> starter) {
        this.starter = starter;
        for (var i = 0; i < size; i++) add();
        writer = wallets.getFirst();
    }

    /** An answer, whose it is and when it came. */
    record Answer(Wallet from, int status, String text, long atNanos) {

        boolean isDone() {
            return status / 100 == 2;
        }

        boolean isRefusal() {
            return status / 100 == 4;
        }

        JsonNode body() {
            return JSON.readTree(text);
        }
    }

    /** Who has answered last. */
    Wallet writer() {
        return writer;
    }

    /** Somebody else, who is up. */
    Wallet standby() {
        return wallets.stream()
                .filter(wallet -> wallet != writer && isUp(wallet))
                .findFirst()
                .orElseThrow();
    }

    void awaitAllUp() {
        await().atMost(START_PATIENCE).until(() -> wallets.stream().allMatch(this::isUp));
    }

    /** Sends once: the first time to the writer, then to one after the other. */
    Answer send(int attempt, Call call) throws IOException, InterruptedException {
        var wallet = attempt % 2 == 0 ? writer : wallets.get(attempt / 2 % wallets.size());
        var request = HttpRequest.newBuilder(URI.create(wallet.url() + call.path()))
                .timeout(ANSWER_PATIENCE)
                .header("X-Tao-Caller", call.token())
                .header("Content-Type", "application/json")
                .POST(ofString(JSON.writeValueAsString(call.body())));
        if (call.idempotencyKey() != null) request.header("Idempotency-Key", call.idempotencyKey());
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) writer = wallet;
        return new Answer(wallet, answer.statusCode(), answer.body(), System.nanoTime());
    }

    @Override
    public void close() {
        closed = true;
        wallets.forEach(Wallet::kill);
    }

    private void add() {
        var wallet = starter.get();
        wallets.add(wallet);
        wallet.whenGone(() -> {
            if (closed) return;
            add();
            wallets.remove(wallet);
        });
    }

    private boolean isUp(Wallet wallet) {
        var request = HttpRequest.newBuilder(URI.create(wallet.url() + "/actuator/health/liveness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
