package io.taomarket.inference.chat;

import io.taomarket.inference.meter.Price;
import io.taomarket.inference.paid.Usage;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what was used, in OpenAI's shape, and what it cost. */
public final class UsageJson {

    private UsageJson() {}

    public static void write(JsonGenerator json, Usage usage) {
        json.writeObjectPropertyStart("usage");
        json.writeNumberProperty("prompt_tokens", usage.promptTokens());
        json.writeNumberProperty("completion_tokens", usage.completionTokens());
        json.writeNumberProperty("total_tokens", usage.totalTokens());
        json.writeObjectPropertyStart("prompt_tokens_details");
        json.writeNumberProperty("cached_tokens", usage.cachedTokens());
        json.writeNumberProperty("audio_tokens", 0);
        json.writeEndObject();
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
