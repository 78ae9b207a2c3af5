package io.taomarket.inference.messages;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Head;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.meter.Price;
import io.taomarket.inference.paid.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The parts that messages are made of, whole or streamed. Nothing of the miner's JSON is passed on as it came. */
record MessageJson(JsonMapper mapper) {

    void head(JsonGenerator json, Head head) {
        json.writeStringProperty("id", head.id());
        json.writeStringProperty("type", "message");
        json.writeStringProperty("role", "assistant");
        json.writeStringProperty("model", head.model());
    }

    void text(JsonGenerator json, String text) {
        json.writeStartObject();
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    /** A call with its arguments, which are a JSON object unless they were cut short. */
    void toolUse(JsonGenerator json, ToolCall call) {
        json.writeStartObject();
        json.writeStringProperty("type", "tool_use");
        json.writeStringProperty("id", call.id());
        json.writeStringProperty("name", call.name());
        json.writeName("input");
        if (Arguments.areWhole(call.arguments())) json.writeTree(mapper.readTree(call.arguments()));
        else {
            json.writeStartObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Why the answer has ended, in Anthropic's words. */
    void stop(JsonGenerator json, Choice choice, @Nullable String sequence) {
        var stopped = choice.finishReason().equals("stop") ? sequence : null;
        json.writeStringProperty("stop_reason", stopped == null ? reason(choice.finishReason()) : "stop_sequence");
        json.writeStringProperty("stop_sequence", stopped);
    }

    private static String reason(String finishReason) {
        return switch (finishReason) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    /** Tokens that were read from a cache stand beside the others, not among them. */
    void usage(JsonGenerator json, Usage usage) {
        json.writeObjectPropertyStart("usage");
        tokens(json, usage.promptTokens(), usage.cachedTokens(), usage.completionTokens());
        json.writeNumberProperty("cost", Price.tao(usage.costRao()));
        json.writeStringProperty("cost_rao", Long.toString(usage.costRao()));
        json.writeEndObject();
    }

    void promptUsage(JsonGenerator json, long promptTokens) {
        json.writeObjectPropertyStart("usage");
        tokens(json, promptTokens, 0, 0);
        json.writeEndObject();
    }

    private static void tokens(JsonGenerator json, long promptTokens, long cachedTokens, long completionTokens) {
        json.writeNumberProperty("input_tokens", promptTokens - cachedTokens);
        json.writeNumberProperty("cache_creation_input_tokens", 0);
        json.writeNumberProperty("cache_read_input_tokens", cachedTokens);
        json.writeNumberProperty("output_tokens", completionTokens);
    }
}
