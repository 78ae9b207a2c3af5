package io.taomarket.miner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.SignedRequests;
import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a miner as the platform does. */
final class MinerClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Miner miner;
    private final SigningKey platform;

    MinerClient(Miner miner, SigningKey platform) {
        this.miner = miner;
        this.platform = platform;
    }

    Map<String, String> sign(String method, String path, String body) {
        return SignedRequests.sign(platform, method, path, body.getBytes(UTF_8), miner.hotkey(), Clock.systemUTC());
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body, sign("POST", path, body));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", sign("GET", path, ""));
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + miner.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
