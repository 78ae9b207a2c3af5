package io.taomarket.inference.chat;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Head;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.paid.Usage;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as OpenAI's chat does. Nothing of the miner's JSON is passed on as it came.
 *
 * @param includeUsage whether the chunks of a stream speak of usage
 */
record ChatFace(JsonMapper mapper, boolean includeUsage, int choices) implements Face {

    @Override
    public String promptField() {
        return "messages";
    }

    @Override
    public String replyId(String requestId) {
        return "chatcmpl-" + requestId;
    }

    @Override
    public byte[] whole(Head head, List<Choice> choices, Usage usage) {
        return new ReplyJson(mapper, head).object("chat.completion", json -> {
            json.writeArrayPropertyStart("choices");
            for (var choice : choices) writeChoice(json, choice);
            json.writeEndArray();
            UsageJson.write(json, usage);
        });
    }

    @Override
    public Events events(Head head) {
        return new ChatEvents(mapper, new ReplyJson(mapper, head), includeUsage, choices);
    }

    private static void writeChoice(JsonGenerator json, Choice choice) {
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeObjectPropertyStart("message");
        json.writeStringProperty("role", "assistant");
        if (choice.content().isEmpty() && !choice.toolCalls().isEmpty()) json.writeNullProperty("content");
        else json.writeStringProperty("content", choice.content());
        json.writeNullProperty("refusal");
        if (!choice.toolCalls().isEmpty()) writeCalls(json, choice.toolCalls());
        json.writeEndObject();
        LogprobsJson.write(json, choice.logprobs());
        json.writeStringProperty("finish_reason", choice.finishReason());
        json.writeEndObject();
    }

    private static void writeCalls(JsonGenerator json, List<ToolCall> calls) {
        json.writeArrayPropertyStart("tool_calls");
        for (var call : calls) {
            json.writeStartObject();
            json.writeStringProperty("id", call.id());
            json.writeStringProperty("type", "function");
            json.writeObjectPropertyStart("function");
            json.writeStringProperty("name", call.name());
            json.writeStringProperty("arguments", call.arguments());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
