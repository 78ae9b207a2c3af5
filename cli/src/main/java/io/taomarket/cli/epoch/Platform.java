package io.taomarket.cli.epoch;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A running platform, whose answers are taken for what they are: somebody else's. */
final class Platform {

    /** Twenty times what a full subnet's epoch fills. */
    static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final URI url;
    private final Duration patience;

    /**
     * @param patience for one whole answer
     */
    Platform(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    /** One epoch whole. */
    JsonNode epoch(int netuid, long epoch) {
        return get("/api/v1/subnets/" + netuid + "/epochs/" + epoch);
    }

    /** The number of the newest epoch. */
    long latest(int netuid) {
        var newest = get("/api/v1/subnets/" + netuid + "/epochs?limit=1")
                .path("items")
                .path(0)
                .path("epoch");
        if (newest.canConvertToLong()) return newest.asLong();
        throw new Failure(url + ": subnet " + netuid + " has no epoch yet");
    }

    private JsonNode get(String path) {
        var answer = answer(path);
        if (answer.statusCode() != 200)
            throw new Failure(url + path + ": answered " + answer.statusCode() + detail(answer.body()));
        try {
            var json = Json.MAPPER.readTree(answer.body());
            if (json.isObject()) return json;
            throw new Failure(url + path + ": answered no JSON object");
        } catch (JacksonException e) {
            throw new Failure(url + path + ": answered no JSON: " + Json.complaint(e));
        }
    }

    private HttpResponse<byte[]> answer(String path) {
        try (var client = HttpClient.newBuilder().connectTimeout(CONNECTING).build()) {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Accept", "application/json")
                    .build();
            var answer = client.sendAsync(request, limiting(ofByteArray(), MAX_ANSWER_BYTES));
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new Failure(url + path + ": has not answered within " + patience.toSeconds() + " s");
            } finally {
                client.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw new Failure(url + path + ": " + reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(url + path + ": interrupted");
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) return "nothing answers there; ./taomarket up starts a marketplace";
        var message = cause == null ? null : cause.getMessage();
        return "cannot be read: " + (message == null ? String.valueOf(cause) : message);
    }

    /** What the platform says of its refusal, if it speaks the way we do. */
    private static String detail(byte[] body) {
        try {
            var detail = Json.MAPPER.readTree(body).path("detail").asString("");
            return detail.isEmpty() ? "" : ": " + detail;
        } catch (JacksonException e) {
            return "";
        }
    }
}
