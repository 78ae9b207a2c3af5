package io.taomarket.setup.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, as anybody outside sees it. */
final class Door {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final String url;

    Door(String url) {
        this.url = url;
    }

    JsonNode get(String path, String key) {
        return send(
                request(path, Map.of("Authorization", "Bearer " + key)).GET().build());
    }

    JsonNode get(String path) {
        return send(request(path, Map.of()).GET().build());
    }

    /** Posts once per {@code idempotencyKey}, however often it is called. */
    JsonNode post(String path, String key, String idempotencyKey, Object body) {
        var headers = Map.of("Authorization", "Bearer " + key, "Idempotency-Key", idempotencyKey);
        return send(request(path, headers)
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    /** Posts as a stranger, who has no key yet. */
    JsonNode post(String path, String idempotencyKey, Object body) {
        return send(request(path, Map.of("Idempotency-Key", idempotencyKey))
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    JsonNode put(String path, Map<String, String> headers, byte[] body) {
        return send(request(path, headers).PUT(BodyPublishers.ofByteArray(body)).build());
    }

    byte[] bytes(Object body) {
        return json.writeValueAsBytes(body);
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request;
    }

    /** A service that is still starting is asked again; the ids of all steps make that safe. */
    private JsonNode send(HttpRequest request) {
        var response = Awaitility.await(request.uri().toString())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .pollDelay(Duration.ZERO)
                .until(() -> sendOnce(request), answer -> answer.statusCode() != 503 || isSigned(request));
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.method() + " " + request.uri() + " answered "
                    + response.statusCode() + ": " + new String(response.body(), UTF_8));
        }
        return json.readTree(response.body());
    }

    /** A signature is good for one call. */
    private static boolean isSigned(HttpRequest request) {
        return request.headers().firstValue("X-Tao-Signature").isPresent();
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
