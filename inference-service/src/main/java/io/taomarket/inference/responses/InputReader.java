package io.taomarket.inference.responses;

import io.taomarket.inference.completion.Message;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a response continues: a text, or items, of which the answers of earlier responses are some. */
final class InputReader {

    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "developer");
    private static final Set<String> TEXTS = Set.of("input_text", "output_text", "text");
    private static final int MOST_PARTS = 1_024;

    private final String model;
    private final List<Message> messages = new ArrayList<>();
    private final Set<String> callIds = new HashSet<>();

    InputReader(String model) {
        this.model = model;
    }

    List<Message> read(Fields request, int maxItems) {
        request.text("instructions").ifPresent(text -> messages.add(Message.of("system", text)));
        var input = request.required("input");
        if (input.isString()) messages.add(Message.of("user", request.requiredText("input")));
        else for (var item : request.objects("input", maxItems)) add(item);
        return messages;
    }

    private void add(Fields item) {
        switch (item.text("type").orElse("message")) {
            case "message" -> messages.add(message(item));
            case "function_call" -> call(item);
            case "function_call_output" -> messages.add(result(item));
            case "item_reference" ->
                throw ResponsesReader.refused(item.path("type"), "Responses are not stored: send the item itself");
            default -> throw ResponsesReader.refused(item.path("type"), "Items of this type are not supported");
        }
    }

    private Message message(Fields item) {
        item.required("role");
        var role = item.choice("role", "", ROLES);
        return Message.of(role, content(item, "content"));
    }

    /** Calls belong to the assistant's message before them. */
    private void call(Fields item) {
        var call = new ToolCall(
                item.requiredText("call_id"),
                item.requiredText("name"),
                item.text("arguments").orElse("{}"));
        if (!callIds.add(call.id())) throw item.wrong("call_id", "must not be the id of an earlier call");
        var before = messages.isEmpty() ? null : messages.getLast();
        if (before == null || !before.role().equals("assistant")) {
            messages.add(Message.calling("", List.of(call)));
            return;
        }
        var calls = new ArrayList<>(before.toolCalls());
        calls.add(call);
        messages.set(messages.size() - 1, Message.calling(before.content(), calls));
    }

    private Message result(Fields item) {
        var callId = item.requiredText("call_id");
        if (!callIds.contains(callId)) throw item.wrong("call_id", "must be the id of an earlier function call");
        return Message.result(callId, content(item, "output"));
    }

    private String content(Fields item, String name) {
        var content = item.required(name);
        if (!content.isArray()) return item.text(name).orElse("");
        if (content.isEmpty()) return "";
        return item.objects(name, MOST_PARTS).stream().map(this::part).collect(Collectors.joining());
    }

    private String part(Fields part) {
        var type = part.requiredText("type");
        if (type.equals("refusal")) return part.text("refusal").orElse("");
        if (!TEXTS.contains(type))
            throw ApiFault.invalid(part.path("type"), "The model " + model + " takes text only, no " + type + ".");
        part.required("text");
        return part.text("text").orElse("");
    }
}
