package io.taomarket.miner.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Copies server-sent events line by line, each sent on at once; changes nothing in them but the model's name. */
record EventRelay(String askedModel, String upstreamModel) {

    private static final String DATA = "data: ";

    void copy(InputStream from, OutputStream to) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(from, UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            to.write((rename(line) + "\n").getBytes(UTF_8));
            if (line.isEmpty()) to.flush();
        }
        to.flush();
    }

    private String rename(String line) {
        if (askedModel.equals(upstreamModel) || !line.startsWith(DATA + "{")) return line;
        try {
            var event = (ObjectNode) Json.MAPPER.readTree(line.substring(DATA.length()));
            return event.has("model") ? DATA + Json.MAPPER.writeValueAsString(event.put("model", askedModel)) : line;
        } catch (JacksonException e) {
            return line;
        }
    }
}
