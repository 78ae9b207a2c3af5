package io.taomarket.inference.chat;

import io.taomarket.inference.completion.Head;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the object that all answers of OpenAI's completions are, whole or in chunks. */
public record ReplyJson(JsonMapper mapper, Head head) {

    /** An object of this type; {@code rest} writes what follows the head. */
    public byte[] object(String type, Consumer<JsonGenerator> rest) {
        var bytes = new ByteArrayOutputStream(512);
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("id", head.id());
            json.writeStringProperty("object", type);
            json.writeNumberProperty("created", head.createdAt().getEpochSecond());
            json.writeStringProperty("model", head.model());
            rest.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
