package io.taomarket.inference.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message of a conversation, as text.
 *
 * @param role one of OpenAI's: developer, system, user, assistant, tool
 * @param toolCalls what an assistant called
 * @param toolCallId which call a tool's result answers
 */
public record Message(
        String role, String content, Optional<String> name, List<ToolCall> toolCalls, Optional<String> toolCallId) {

    public Message {
        toolCalls = List.copyOf(toolCalls);
    }

    public static Message of(String role, String content) {
        return new Message(role, content, Optional.empty(), List.of(), Optional.empty());
    }

    public static Message calling(String content, List<ToolCall> toolCalls) {
        return new Message("assistant", content, Optional.empty(), toolCalls, Optional.empty());
    }

    public static Message result(String toolCallId, String content) {
        return new Message("tool", content, Optional.empty(), List.of(), Optional.of(toolCallId));
    }

    Map<String, Object> forMiner() {
        var message = new LinkedHashMap<String, Object>();
        message.put("role", role);
        message.put("content", toolCalls.isEmpty() || !content.isEmpty() ? content : null);
        name.ifPresent(given -> message.put("name", given));
        toolCallId.ifPresent(id -> message.put("tool_call_id", id));
        if (!toolCalls.isEmpty())
            message.put("tool_calls", toolCalls.stream().map(ToolCall::forMiner).toList());
        return message;
    }
}
