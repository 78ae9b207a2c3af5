package io.taomarket.inference.responses;

import io.taomarket.inference.completion.Head;
import io.taomarket.inference.fault.Envelope;
import io.taomarket.inference.meter.Price;
import io.taomarket.inference.paid.Usage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the object that a response is, in whatever state. Nothing of the miner's JSON is passed on as it came. */
record ResponseJson(Head head, Wanted wanted) {

    /** A response under way. */
    void inProgress(JsonGenerator json) {
        object(json, "in_progress", null, null, () -> {
            json.writeArrayPropertyStart("output");
            json.writeEndArray();
            json.writeNullProperty("usage");
        });
    }

    /** A response that has its end, whole or cut short. */
    void done(JsonGenerator json, String finishReason, List<Item> items, Usage usage) {
        var incomplete = incomplete(finishReason);
        var status = incomplete == null ? "completed" : "incomplete";
        object(json, status, incomplete, null, () -> {
            writeOutput(json, items, status);
            json.writeStringProperty("output_text", text(items));
            writeUsage(json, usage);
        });
    }

    void failed(JsonGenerator json, Envelope.Error error) {
        object(json, "failed", null, error, () -> {
            json.writeArrayPropertyStart("output");
            json.writeEndArray();
            json.writeNullProperty("usage");
        });
    }

    /** Why a response is incomplete; null where it is not. */
    static @Nullable String incomplete(String finishReason) {
        return switch (finishReason) {
            case "length" -> "max_output_tokens";
            case "content_filter" -> "content_filter";
            default -> null;
        };
    }

    private void object(
            JsonGenerator json,
            String status,
            @Nullable String incomplete,
            Envelope.@Nullable Error error,
            Runnable output) {
        json.writeStartObject();
        json.writeStringProperty("id", head.id());
        json.writeStringProperty("object", "response");
        json.writeNumberProperty("created_at", head.createdAt().getEpochSecond());
        json.writeStringProperty("status", status);
        json.writeBooleanProperty("background", false);
        orNull(json, "error", error, given -> {
            json.writeStringProperty("code", given.code() == null ? "server_error" : given.code());
            json.writeStringProperty("message", given.message());
        });
        orNull(json, "incomplete_details", incomplete, reason -> json.writeStringProperty("reason", reason));
        json.writeStringProperty("model", head.model());
        output.run();
        json.writeNullProperty("previous_response_id");
        json.writeBooleanProperty("store", false);
        json.writeStringProperty("truncation", "disabled");
        wanted.write(json);
        json.writeEndObject();
    }

    private static <T> void orNull(JsonGenerator json, String name, @Nullable T value, Consumer<T> members) {
        if (value == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        members.accept(value);
        json.writeEndObject();
    }

    private static void writeOutput(JsonGenerator json, List<Item> items, String status) {
        json.writeArrayPropertyStart("output");
        for (var item : items) item.write(json, status);
        json.writeEndArray();
    }

    private static String text(List<Item> items) {
        return items.stream()
                .filter(Item.Said.class::isInstance)
                .map(item -> ((Item.Said) item).text().toString())
                .collect(Collectors.joining());
    }

    private static void writeUsage(JsonGenerator json, Usage usage) {
        json.writeObjectPropertyStart("usage");
        json.writeNumberProperty("input_tokens", usage.promptTokens());
        json.writeObjectPropertyStart("input_tokens_details");
        json.writeNumberProperty("cached_tokens", usage.cachedTokens());
        json.writeNumberProperty("cache_write_tokens", 0);
        json.writeEndObject();
        json.writeNumberProperty("output_tokens", usage.completionTokens());
        json.writeObjectPropertyStart("output_tokens_details");
        json.writeNumberProperty("reasoning_tokens", 0);
        json.writeEndObject();
        json.writeNumberProperty("total_tokens", usage.totalTokens());
        json.writeNumberProperty("cost", Price.tao(usage.costRao()));
        json.writeStringProperty("cost_rao", Long.toString(usage.costRao()));
        json.writeEndObject();
    }
}
