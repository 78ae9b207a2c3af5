package io.taomarket.miner.chat;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import io.taomarket.miner.chat.grammar.Callable;
import io.taomarket.miner.chat.grammar.Grammars;
import io.taomarket.miner.chat.grammar.State;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The functions that an answer may call, once.
 *
 * @param mustCall whether it may do nothing else
 */
record Tools(List<Tool> offered, boolean mustCall) {

    private static final int MOST_TOOLS = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static Tools of(ObjectNode body) {
        var choice = body.path("tool_choice");
        if (choice.asString("").equals("none")) return new Tools(List.of(), false);
        var all = new ArrayList<Tool>();
        for (var tool : body.path("tools")) all.add(Tool.of(tool, "tools[" + all.size() + "]"));
        if (all.size() > MOST_TOOLS) throw ApiError.invalid("tools", "tools must not be more than " + MOST_TOOLS);
        if (Fields.isAbsent(choice)) return new Tools(all, false);
        if (all.isEmpty()) throw ApiError.invalid("tool_choice", "tool_choice makes sense with tools only");
        return choice.isString() ? chosen(all, choice.stringValue()) : named(all, choice);
    }

    private static Tools chosen(List<Tool> all, String choice) {
        return switch (choice) {
            case "auto" -> new Tools(all, false);
            case "required" -> new Tools(all, true);
            default -> throw ApiError.invalid("tool_choice", "tool_choice must be none, auto, required or a function");
        };
    }

    private static Tools named(List<Tool> all, JsonNode choice) {
        var name = choice.path("function").path("name").asString("");
        var named = all.stream().filter(tool -> tool.name().equals(name)).toList();
        if (named.isEmpty()) throw ApiError.invalid("tool_choice", "there is no such function among the tools");
        return new Tools(named, true);
    }

    /** How the model is told of them. */
    List<Turn> turns() {
        if (offered.isEmpty()) return List.of();
        return List.of(new Turn(Mark.TOOLS, offered.stream().map(Tool::line).collect(Collectors.joining("\n"))));
    }

    /** What a call looks like; null where none may come. */
    @Nullable
    State calls() {
        if (offered.isEmpty()) return null;
        return Grammars.calls(offered.stream().map(Tool::callable).toList());
    }

    /** A function on offer. */
    record Tool(String name, String line, Callable callable) {

        private static Tool of(JsonNode tool, String field) {
            var function = tool.path("function");
            var name = function.path("name").asString("");
            if (!NAME.matcher(name).matches())
                throw ApiError.invalid(
                        field, field + ".function.name must be 1 to 64 letters, digits, underscores or hyphens");
            var parameters = function.path("parameters");
            return new Tool(
                    name,
                    name + "(" + parameters(parameters) + ")",
                    Callable.of(name, parameters, field + ".function.parameters"));
        }

        private static String parameters(JsonNode schema) {
            return schema.path("properties").properties().stream()
                    .map(entry -> entry.getKey() + ": "
                            + entry.getValue().path("type").asString("string"))
                    .collect(Collectors.joining(", "));
        }
    }
}
