package io.taomarket.inference.messages;

import io.taomarket.inference.completion.Message;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the turns of a conversation: text, the use of tools, and its results, which are the user's. */
final class TurnReader {

    private static final int MOST_BLOCKS = 1_024;
    private static final Set<String> ROLES = Set.of("user", "assistant");

    private final String model;
    private final List<Message> messages = new ArrayList<>();
    private final Set<String> callIds = new HashSet<>();

    TurnReader(String model) {
        this.model = model;
    }

    List<Message> read(Fields request, int maxMessages) {
        if (request.get("system").isPresent()) messages.add(Message.of("system", text(request, "system")));
        for (var turn : request.objects("messages", maxMessages)) turn(turn);
        return messages;
    }

    private void turn(Fields turn) {
        turn.required("role");
        var role = turn.choice("role", "", ROLES);
        var content = turn.required("content");
        if (!content.isArray())
            messages.add(Message.of(role, turn.text("content").orElse("")));
        else if (role.equals("user")) user(turn.objects("content", MOST_BLOCKS));
        else assistant(turn.objects("content", MOST_BLOCKS));
    }

    /** Results come first, because they answer the assistant's message before; text follows. */
    private void user(List<Fields> blocks) {
        var text = new StringBuilder();
        var hasText = false;
        for (var block : blocks) {
            if (block.requiredText("type").equals("tool_result")) messages.add(result(block));
            else {
                text.append(text(block));
                hasText = true;
            }
        }
        if (hasText) messages.add(Message.of("user", text.toString()));
    }

    private void assistant(List<Fields> blocks) {
        var text = new StringBuilder();
        var calls = new ArrayList<ToolCall>();
        for (var block : blocks) {
            if (block.requiredText("type").equals("tool_use")) calls.add(call(block));
            else text.append(text(block));
        }
        messages.add(Message.calling(text.toString(), calls));
    }

    private ToolCall call(Fields block) {
        var id = block.requiredText("id");
        if (!callIds.add(id)) throw block.wrong("id", "must not be the id of an earlier tool_use");
        block.required("input");
        block.object("input");
        return new ToolCall(
                id, block.requiredText("name"), block.required("input").toString());
    }

    private Message result(Fields block) {
        var id = block.requiredText("tool_use_id");
        if (!callIds.contains(id)) throw block.wrong("tool_use_id", "must be the id of an earlier tool_use");
        var content = block.get("content").isPresent() ? text(block, "content") : "";
        return Message.result(id, block.flag("is_error") ? "Error: " + content : content);
    }

    private String text(Fields holder, String name) {
        var given = holder.required(name);
        if (!given.isArray()) return holder.text(name).orElse("");
        if (given.isEmpty()) return "";
        var text = new StringBuilder();
        for (var block : holder.objects(name, MOST_BLOCKS)) text.append(text(block));
        return text.toString();
    }

    private String text(Fields block) {
        var type = block.requiredText("type");
        if (!type.equals("text"))
            throw ApiFault.invalid(
                    block.path("type"), "The model " + model + " takes text and tools only here, no " + type + ".");
        block.required("text");
        return block.text("text").orElse("");
    }
}
