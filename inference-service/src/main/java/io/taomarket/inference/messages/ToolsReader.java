package io.taomarket.inference.messages;

import io.taomarket.inference.completion.Shape;
import io.taomarket.inference.completion.Tool;
import io.taomarket.inference.completion.ToolChoice;
import io.taomarket.inference.completion.Tools;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads Anthropic's tools and how they may be used. */
final class ToolsReader {

    private static final int MOST_TOOLS = 128;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private ToolsReader() {}

    static Tools read(Fields request) {
        var none = request.get("tools")
                .map(tools -> tools.isArray() && tools.isEmpty())
                .orElse(true);
        if (none) {
            if (request.get("tool_choice").isPresent())
                throw ApiFault.invalid("tool_choice", "tool_choice needs tools.");
            return Tools.NONE;
        }
        var tools = new ArrayList<Tool>();
        var names = new HashSet<String>();
        for (var element : request.objects("tools", MOST_TOOLS)) {
            var tool = tool(element);
            if (!names.add(tool.name())) throw request.wrong("tools", "must not have two tools of one name");
            tools.add(tool);
        }
        var choice = request.object("tool_choice");
        var parallel =
                !choice.map(given -> given.flag("disable_parallel_tool_use")).orElse(false);
        return new Tools(tools, choice.map(given -> choice(given, names)).orElse(new ToolChoice.Auto()), parallel);
    }

    private static Tool tool(Fields tool) {
        if (!tool.text("type").orElse("custom").equals("custom")) throw MessagesReader.refused(tool.path("type"));
        var name = tool.requiredText("name");
        if (!NAME.matcher(name).matches())
            throw tool.wrong("name", "must be 1 to 64 letters, digits, underscores and hyphens");
        tool.object("input_schema");
        var schema = tool.required("input_schema");
        Tool.requireObject(schema, tool.path("input_schema"));
        return new Tool(name, tool.text("description"), Optional.of(schema), shape(tool, schema));
    }

    private static Optional<Shape> shape(Fields tool, JsonNode schema) {
        return tool.flag("strict") ? Optional.of(Shape.compile(schema, tool.path("input_schema"))) : Optional.empty();
    }

    private static ToolChoice choice(Fields choice, Set<String> names) {
        choice.required("type");
        return switch (choice.choice("type", "", Set.of("auto", "any", "tool", "none"))) {
            case "any" -> new ToolChoice.Required();
            case "none" -> new ToolChoice.None();
            case "tool" -> named(choice, names);
            default -> new ToolChoice.Auto();
        };
    }

    private static ToolChoice named(Fields choice, Set<String> names) {
        var name = choice.requiredText("name");
        if (!names.contains(name)) throw choice.wrong("name", "must be the name of one of the tools");
        return new ToolChoice.Named(name);
    }
}
