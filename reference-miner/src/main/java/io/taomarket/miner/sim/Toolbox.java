package io.taomarket.miner.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that may be called.
 *
 * @param choice {@code none}, {@code auto}, {@code required}, or the name of the one tool to call
 */
record Toolbox(List<Tool> tools, String choice, boolean isParallel) {

    private static final List<String> WORDS = List.of("none", "auto", "required");

    static Toolbox of(ObjectNode body) {
        var tools = new ArrayList<Tool>();
        for (var tool : body.path("tools")) {
            var function = tool.path("function");
            tools.add(new Tool(function.path("name").asString(""), function.path("parameters")));
        }
        return new Toolbox(
                List.copyOf(tools),
                choice(body.path("tool_choice")),
                body.path("parallel_tool_calls").asBoolean(true));
    }

    private static String choice(JsonNode choice) {
        if (choice.isString()) return choice.stringValue();
        return choice.path("function").path("name").asString("auto");
    }

    /** A tool's result is answered with words, unless a call is demanded. */
    boolean wantsCalls(boolean isToolResult) {
        if (tools.isEmpty() || choice.equals("none")) return false;
        return !choice.equals("auto") || !isToolResult;
    }

    /** As many calls as the directive asks for: of the tool that was asked for, or of each in turn. */
    List<ToolCall> calls(Directive directive, String text, long seed) {
        var candidates = candidates();
        var count = isParallel ? directive.toolCalls() : 1;
        var calls = new ArrayList<ToolCall>();
        for (var i = 0; i < count; i++) {
            var tool = candidates.get(i % candidates.size());
            var fitting = new Fitting(tool.parameters(), text, seed + i);
            var arguments = directive.has(Fault.SCHEMA_VIOLATION) ? fitting.violation() : fitting.document();
            calls.add(ToolCall.of(i, tool.name(), Json.MAPPER.writeValueAsString(arguments), seed));
        }
        return calls;
    }

    private List<Tool> candidates() {
        if (WORDS.contains(choice)) return tools;
        var named = tools.stream().filter(tool -> tool.name().equals(choice)).toList();
        if (named.isEmpty()) throw ApiError.invalid("tool_choice", "there is no such tool");
        return named;
    }

    /** A tool on offer, and the schema of its arguments. */
    record Tool(String name, JsonNode parameters) {}

    /** A call of a tool. */
    record ToolCall(int index, String id, String name, String arguments) {

        private static final int FRAGMENT = 8;

        private static ToolCall of(int index, String name, String arguments, long seed) {
            var source = (seed + "/" + index + "/" + name + "/" + arguments).getBytes(UTF_8);
            var id = "call_" + UUID.nameUUIDFromBytes(source).toString().replace("-", "");
            return new ToolCall(index, id, name, arguments);
        }

        ObjectNode whole() {
            var call = Json.object().put("id", id).put("type", "function");
            call.putObject("function").put("name", name).put("arguments", arguments);
            return call;
        }

        /** The first fragment of a stream: who is called. */
        ObjectNode head() {
            var call = Json.object().put("index", index).put("id", id).put("type", "function");
            call.putObject("function").put("name", name).put("arguments", "");
            return call;
        }

        /** The arguments in small pieces, no character cut in two. */
        List<ObjectNode> fragments() {
            var fragments = new ArrayList<ObjectNode>();
            for (var from = 0; from < arguments.length(); ) {
                var to = Math.min(arguments.length(), from + FRAGMENT);
                if (Character.isHighSurrogate(arguments.charAt(to - 1))) to++;
                var fragment = Json.object().put("index", index);
                fragment.putObject("function").put("arguments", arguments.substring(from, to));
                fragments.add(fragment);
                from = to;
            }
            return fragments;
        }

        int tokens() {
            return Words.count(name) + Words.count(arguments);
        }
    }
}
