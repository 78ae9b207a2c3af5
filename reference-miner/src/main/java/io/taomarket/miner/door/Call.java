package io.taomarket.miner.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call that was let in, with its whole body. */
public record Call(HttpExchange exchange, byte[] body) {

    private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");

    /** The path without the query. */
    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        var query = exchange.getRequestURI().getRawQuery();
        if (query == null) return Optional.empty();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .findFirst();
    }

    /** Which of the miners this is that are tried for the request, from 1 on; 1 where the platform does not say. */
    public int attempt() {
        var attempt = exchange.getRequestHeaders().getFirst("X-Tao-Attempt");
        return attempt != null && ATTEMPT.matcher(attempt).matches() ? Integer.parseInt(attempt) : 1;
    }

    /** When the platform stops waiting for the answer, in milliseconds since 1970; never where it does not say. */
    public long deadlineMillis() {
        var deadline = exchange.getRequestHeaders().getFirst("X-Tao-Deadline");
        return deadline != null && MILLIS.matcher(deadline).matches() ? Long.parseLong(deadline) : Long.MAX_VALUE;
    }

    /** The body as a JSON object. */
    public ObjectNode json() {
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw new ApiError(400, "invalid_json", "the body is not valid JSON", null);
        }
        throw new ApiError(400, "invalid_json", "the body must be a JSON object", null);
    }

    /** Answers with a whole JSON document. */
    public void answer(int status, JsonNode document) throws IOException {
        answer(status, "application/json", Json.MAPPER.writeValueAsBytes(document));
    }

    /** Answers with these bytes. */
    public void answer(int status, @Nullable String contentType, byte[] bytes) throws IOException {
        if (contentType != null) exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    /** Begins an answer of this many bytes, which the caller writes. */
    public OutputStream begin(String contentType, long bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, bytes);
        return exchange.getResponseBody();
    }

    /** Begins an answer of server-sent events; what is written must be flushed to go out. */
    public OutputStream answerEvents() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }
}
