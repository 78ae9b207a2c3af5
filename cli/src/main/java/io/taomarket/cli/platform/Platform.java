package io.taomarket.cli.platform;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;

import io.taomarket.cli.Failure;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A running platform, whose answers are taken for what they are: somebody else's. */
public final class Platform {

    /** Twenty times what a full subnet's epoch fills. */
    public static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final URI url;
    private final Duration patience;
    private final @Nullable Key key;

    /**
     * @param patience for one whole answer
     * @param key shown with every question, if there is one
     */
    public Platform(URI url, Duration patience, @Nullable Key key) {
        this.url = url;
        this.patience = patience;
        this.key = key;
    }

    public URI url() {
        return url;
    }

    /** What anyone may read; every answer but 200 is a failure. */
    public JsonNode read(String path) {
        var answer = get(path);
        if (answer.status() == 200) return answer.json();
        throw answer.refusal();
    }

    public Answer get(String path) {
        return answer(path, request(path).GET().build());
    }

    /** A POST that says nothing but its path. */
    public Answer post(String path) {
        return answer(path, request(path).POST(BodyPublishers.noBody()).build());
    }

    /** Anything. */
    public Answer send(Call call) {
        var request = request(call.path()).method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return answer(call.path(), request.build());
    }

    /**
     * A POST whose answer is read as it comes. What comes late, be it the answer or one of its events, is a failure.
     *
     * @param json the body
     */
    public EventStream stream(String path, byte[] json) {
        var request = request(path)
                .setHeader("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build();
        return new EventStream(request, CONNECTING, patience);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json");
        return key == null ? request : request.header("Authorization", "Bearer " + key.value());
    }

    private Answer answer(String path, HttpRequest request) {
        try (var client = HttpClient.newBuilder().connectTimeout(CONNECTING).build()) {
            var answer = client.sendAsync(request, limiting(ofByteArray(), MAX_ANSWER_BYTES));
            try {
                var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return new Answer(url + path, response.statusCode(), response.body());
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

    static String reason(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) return "nothing answers there; ./taomarket up starts a marketplace";
        var message = cause == null ? null : cause.getMessage();
        return "cannot be read: " + (message == null ? String.valueOf(cause) : message);
    }
}
