package io.taomarket.miner.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes calls on to the upstream and its answers back, as they come. */
public final class Relay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int MOST_ERROR_BYTES = 64 * 1024;

    /** The platform waits ten minutes for a whole stream; what goes on for longer only takes a place. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(15);

    private final Upstream upstream;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("miner-long-answers").factory());

    public Relay(Upstream upstream) {
        this.upstream = upstream;
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Asks the upstream for one of its models and answers under the name that we were asked for. */
    public void answer(Call call, ObjectNode body, String askedModel, String upstreamModel) throws IOException {
        var response = send(call.path(), Dialect.request(body, upstreamModel));
        try (var content = response.body()) {
            var hangUp = clock.schedule(() -> close(content), LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            try {
                answer(call, response, content, askedModel);
            } finally {
                hangUp.cancel(false);
            }
        }
    }

    private static void answer(Call call, HttpResponse<?> response, InputStream content, String askedModel)
            throws IOException {
        var contentType = response.headers().firstValue("content-type").orElse("");
        if (response.statusCode() == 200 && contentType.startsWith("text/event-stream"))
            new EventRelay(askedModel).copy(content, call);
        else answerWhole(call, response.statusCode(), content, askedModel);
    }

    private HttpResponse<InputStream> send(String path, ObjectNode body) throws IOException {
        var request = HttpRequest.newBuilder(upstream.resolve(path))
                .timeout(upstream.firstByteTimeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        if (upstream.key() != null) request.header("Authorization", "Bearer " + upstream.key());
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ApiError(502, "upstream_unavailable", "the server behind this miner does not answer", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void answerWhole(Call call, int status, InputStream content, String askedModel) throws IOException {
        if (status != 200) throw Refusal.of(status, errorOf(content));
        var document = read(content);
        if (Refusal.isOne(document)) throw Refusal.within(document);
        Dialect.answer(document, askedModel);
        call.answer(200, document);
    }

    /** Whatever an error consists of; a gateway in front of the upstream may speak HTML. */
    private static JsonNode errorOf(InputStream content) throws IOException {
        try {
            return Json.MAPPER.readTree(content.readNBytes(MOST_ERROR_BYTES));
        } catch (JacksonException e) {
            return Json.object();
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            log.debug("An answer of the upstream did not close: {}", e.toString());
        }
    }

    private static ObjectNode read(InputStream content) throws IOException {
        var bytes = content.readNBytes(MOST_BYTES + 1);
        try {
            if (bytes.length <= MOST_BYTES
                    && Json.MAPPER.readTree(new String(bytes, UTF_8)) instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw new ApiError(
                    502, "upstream_error", "the server behind this miner answered in another language", null);
        }
        throw new ApiError(502, "upstream_error", "the server behind this miner answered in another language", null);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.shutdownNow();
    }
}
