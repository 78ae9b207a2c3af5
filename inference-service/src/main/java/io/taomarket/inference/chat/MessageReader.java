package io.taomarket.inference.chat;

import io.taomarket.inference.completion.Message;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads OpenAI's messages: text, in one piece or in parts, the calls of tools and their results. */
final class MessageReader {

    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool");
    private static final int MOST_PARTS = 1_024;
    private static final int MOST_CALLS = 128;

    private final String model;
    private final Set<String> callIds = new HashSet<>();

    private MessageReader(String model) {
        this.model = model;
    }

    static List<Message> read(Fields request, int maxMessages, String model) {
        var reader = new MessageReader(model);
        var messages = new ArrayList<Message>();
        for (var message : request.objects("messages", maxMessages)) messages.add(reader.message(message));
        return messages;
    }

    private Message message(Fields fields) {
        fields.required("role");
        var role = fields.choice("role", "", ROLES);
        var calls = role.equals("assistant") ? calls(fields) : List.<ToolCall>of();
        var callId = role.equals("tool") ? Optional.of(callId(fields)) : Optional.<String>empty();
        return new Message(role, content(fields, role), fields.text("name"), calls, callId);
    }

    private List<ToolCall> calls(Fields message) {
        if (message.get("function_call").isPresent())
            throw ApiFault.invalid(
                    message.path("function_call"), "unsupported_parameter", "Use tool_calls, not function_call.");
        if (message.get("tool_calls").isEmpty()) return List.of();
        var calls = new ArrayList<ToolCall>();
        for (var call : message.objects("tool_calls", MOST_CALLS)) calls.add(call(call));
        return calls;
    }

    private ToolCall call(Fields call) {
        call.choice("type", "function", Set.of("function"));
        var id = call.requiredText("id");
        callIds.add(id);
        call.required("function");
        var function = call.object("function").orElseThrow();
        return new ToolCall(
                id, function.requiredText("name"), function.text("arguments").orElse("{}"));
    }

    /** A result answers a call that an earlier message has made. */
    private String callId(Fields message) {
        var id = message.requiredText("tool_call_id");
        if (!callIds.contains(id))
            throw message.wrong("tool_call_id", "must be the id of a tool call in an earlier assistant message");
        return id;
    }

    private String content(Fields fields, String role) {
        var content = fields.get("content");
        if (content.isEmpty() && role.equals("assistant")) return "";
        if (content.map(JsonNode::isArray).orElse(false))
            return fields.objects("content", MOST_PARTS).stream()
                    .map(this::part)
                    .collect(Collectors.joining());
        return fields.text("content")
                .orElseThrow(() -> ApiFault.invalid(fields.path("content"), "A message of this role needs content."));
    }

    private String part(Fields part) {
        var type = part.requiredText("type");
        if (type.equals("refusal")) return part.text("refusal").orElse("");
        if (!type.equals("text"))
            throw ApiFault.invalid(part.path("type"), "The model " + model + " takes text only, no " + type + ".");
        part.required("text");
        return part.text("text").orElse("");
    }
}
