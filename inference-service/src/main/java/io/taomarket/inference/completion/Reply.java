package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Price;
import io.taomarket.inference.paid.Usage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the customer reads, in OpenAI's shapes. Nothing of the miner's JSON is passed on as it came.
 *
 * @param id the same in every chunk
 * @param created in seconds since 1970
 * @param includeUsage whether the chunks of a stream speak of usage
 */
record Reply(JsonMapper mapper, String id, long created, String model, boolean includeUsage) {

    byte[] completion(List<Choice> choices, Usage usage) {
        return object("chat.completion", json -> {
            json.writeArrayPropertyStart("choices");
            for (var choice : choices) writeChoice(json, choice);
            json.writeEndArray();
            writeUsage(json, usage);
        });
    }

    byte[] role(int index) {
        return chunk(index, null, json -> {
            json.writeStringProperty("role", "assistant");
            json.writeStringProperty("content", "");
        });
    }

    byte[] content(int index, String text) {
        return chunk(index, null, json -> json.writeStringProperty("content", text));
    }

    byte[] finish(int index, String finishReason) {
        return chunk(index, finishReason, _ -> {});
    }

    byte[] usage(Usage usage) {
        return object("chat.completion.chunk", json -> {
            json.writeArrayPropertyStart("choices");
            json.writeEndArray();
            writeUsage(json, usage);
        });
    }

    private byte[] chunk(int index, @Nullable String finishReason, Consumer<JsonGenerator> delta) {
        return object("chat.completion.chunk", json -> {
            json.writeArrayPropertyStart("choices");
            json.writeStartObject();
            json.writeNumberProperty("index", index);
            json.writeObjectPropertyStart("delta");
            delta.accept(json);
            json.writeEndObject();
            json.writeNullProperty("logprobs");
            json.writeStringProperty("finish_reason", finishReason);
            json.writeEndObject();
            json.writeEndArray();
            if (includeUsage) json.writeNullProperty("usage");
        });
    }

    private byte[] object(String type, Consumer<JsonGenerator> rest) {
        var bytes = new ByteArrayOutputStream(512);
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("object", type);
            json.writeNumberProperty("created", created);
            json.writeStringProperty("model", model);
            rest.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeChoice(JsonGenerator json, Choice choice) {
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeObjectPropertyStart("message");
        json.writeStringProperty("role", "assistant");
        json.writeStringProperty("content", choice.content());
        json.writeNullProperty("refusal");
        json.writeEndObject();
        json.writeNullProperty("logprobs");
        json.writeStringProperty("finish_reason", choice.finishReason());
        json.writeEndObject();
    }

    private static void writeUsage(JsonGenerator json, Usage usage) {
        json.writeObjectPropertyStart("usage");
        json.writeNumberProperty("prompt_tokens", usage.promptTokens());
        json.writeNumberProperty("completion_tokens", usage.completionTokens());
        json.writeNumberProperty("total_tokens", usage.totalTokens());
        writeZeros(json, "prompt_tokens_details", List.of("cached_tokens", "audio_tokens"));
        writeZeros(
                json,
                "completion_tokens_details",
                List.of(
                        "reasoning_tokens",
                        "audio_tokens",
                        "accepted_prediction_tokens",
                        "rejected_prediction_tokens"));
        json.writeNumberProperty("cost", Price.tao(usage.costRao()));
        json.writeStringProperty("cost_rao", Long.toString(usage.costRao()));
        json.writeEndObject();
    }

    private static void writeZeros(JsonGenerator json, String name, List<String> fields) {
        json.writeObjectPropertyStart(name);
        for (var field : fields) json.writeNumberProperty(field, 0);
        json.writeEndObject();
    }
}
