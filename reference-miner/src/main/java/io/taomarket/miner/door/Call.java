package io.taomarket.miner.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call that was let in, with its whole body. */
public record Call(HttpExchange exchange, byte[] body) {

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

    /** Begins an answer of server-sent events; what is written must be flushed to go out. */
    public OutputStream answerEvents() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }
}
