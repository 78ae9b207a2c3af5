package io.taomarket.miner.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Copies server-sent events line by line, each sent on at once, in the market's words. */
record EventRelay(String askedModel) {

    private static final String DATA = "data:";

    /**
     * Begins to answer with the first event. Some servers accept a stream before they have looked at the request; where
     * the first event is an error, the call is refused as if the upstream had done so.
     */
    void copy(InputStream from, Call call) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(from, UTF_8));
        var waiting = new StringBuilder();
        var first = lines.readLine();
        for (; first != null && !first.startsWith(DATA); first = lines.readLine())
            waiting.append(first).append('\n');
        if (first == null)
            throw new ApiError(502, "upstream_error", "the server behind this miner has said nothing", null);
        var error = event(first).filter(Refusal::isOne);
        if (error.isPresent()) throw Refusal.within(error.get());
        var to = call.answerEvents();
        write(to, waiting + translate(first));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            write(to, translate(line));
            if (line.isEmpty()) to.flush();
        }
        to.flush();
    }

    private static void write(OutputStream to, String line) throws IOException {
        to.write((line + "\n").getBytes(UTF_8));
    }

    private String translate(String line) {
        return event(line)
                .filter(event -> Dialect.answer(event, askedModel))
                .map(event -> DATA + " " + Json.MAPPER.writeValueAsString(event))
                .orElse(line);
    }

    /** The object that a line carries, if it does. */
    private static Optional<ObjectNode> event(String line) {
        if (!line.startsWith(DATA)) return Optional.empty();
        try {
            return Json.MAPPER.readTree(line.substring(DATA.length())) instanceof ObjectNode event
                    ? Optional.of(event)
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
