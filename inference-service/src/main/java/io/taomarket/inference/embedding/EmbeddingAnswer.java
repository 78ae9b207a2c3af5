package io.taomarket.inference.embedding;

import io.taomarket.inference.meter.Price;
import io.taomarket.inference.paid.Usage;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the customer's answer in the encoding it asked for, ordered by index. */
final class EmbeddingAnswer {

    private final JsonMapper mapper;

    EmbeddingAnswer(JsonMapper mapper) {
        this.mapper = mapper;
    }

    byte[] write(String model, float[][] vectors, boolean base64, Usage usage) {
        var bytes = new ByteArrayOutputStream(vectors.length * vectors[0].length * 6 + 512);
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("object", "list");
            json.writeArrayPropertyStart("data");
            for (var index = 0; index < vectors.length; index++) writeEmbedding(json, index, vectors[index], base64);
            json.writeEndArray();
            json.writeStringProperty("model", model);
            writeUsage(json, usage);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeEmbedding(JsonGenerator json, int index, float[] vector, boolean base64) {
        json.writeStartObject();
        json.writeStringProperty("object", "embedding");
        json.writeNumberProperty("index", index);
        if (base64) json.writeStringProperty("embedding", Vectors.toBase64(vector));
        else writeNumbers(json, vector);
        json.writeEndObject();
    }

    private static void writeNumbers(JsonGenerator json, float[] vector) {
        json.writeArrayPropertyStart("embedding");
        for (var element : vector) json.writeNumber(element);
        json.writeEndArray();
    }

    private static void writeUsage(JsonGenerator json, Usage usage) {
        json.writeObjectPropertyStart("usage");
        json.writeNumberProperty("prompt_tokens", usage.promptTokens());
        json.writeNumberProperty("total_tokens", usage.totalTokens());
        json.writeNumberProperty("cost", Price.tao(usage.costRao()));
        json.writeStringProperty("cost_rao", Long.toString(usage.costRao()));
        json.writeEndObject();
    }
}
