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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Passes calls on to the upstream and its answers back, as they come. */
public final class Relay implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Upstream upstream;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Relay(Upstream upstream) {
        this.upstream = upstream;
    }

    /** Asks the upstream for one of its models and answers under the name that we were asked for. */
    public void answer(Call call, ObjectNode body, String askedModel, String upstreamModel) throws IOException {
        var request = body.deepCopy().put("model", upstreamModel);
        var response = send(call.path(), request);
        try (var content = response.body()) {
            var contentType = response.headers().firstValue("content-type").orElse("");
            if (response.statusCode() == 200 && contentType.startsWith("text/event-stream"))
                new EventRelay(askedModel, upstreamModel).copy(content, call.answerEvents());
            else answerWhole(call, response.statusCode(), content, askedModel);
        }
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

    /** The caller's mistakes come back as the upstream words them; its own troubles are ours. */
    private static void answerWhole(Call call, int status, InputStream content, String askedModel) throws IOException {
        var document = read(content);
        if (status == 200) {
            call.answer(200, document.put("model", askedModel));
            return;
        }
        var isCallersMistake = status == 400 || status == 404 || status == 413 || status == 422 || status == 429;
        if (isCallersMistake && document.path("error").isObject()) call.answer(status, document);
        else throw new ApiError(502, "upstream_error", "the server behind this miner failed", null);
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
        client.shutdownNow();
    }
}
