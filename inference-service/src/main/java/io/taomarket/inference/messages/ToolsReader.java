package io.taomarket.inference.messages;

import io.taomarket.inference.completion.FunctionFields;
import io.taomarket.inference.completion.Shape;
import io.taomarket.inference.completion.Tool;
import io.taomarket.inference.completion.ToolChoice;
import io.taomarket.inference.completion.Tools;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads Anthropic's tools and how they may be used. */
final class ToolsReader {

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
        var tools = FunctionFields.tools(request, ToolsReader::tool);
        var choice = request.object("tool_choice");
        var parallel =
                !choice.map(given -> given.flag("disable_parallel_tool_use")).orElse(false);
        return new Tools(tools, choice.map(given -> choice(given, tools)).orElse(new ToolChoice.Auto()), parallel);
    }

    private static Tool tool(Fields tool) {
        if (!tool.text("type").orElse("custom").equals("custom")) throw MessagesReader.refused(tool.path("type"));
        var name = FunctionFields.name(tool);
        tool.object("input_schema");
        var schema = tool.required("input_schema");
        Tool.requireObject(schema, tool.path("input_schema"));
        return new Tool(name, tool.text("description"), Optional.of(schema), shape(tool, schema));
    }

    private static Optional<Shape> shape(Fields tool, JsonNode schema) {
        return tool.flag("strict") ? Optional.of(Shape.compile(schema, tool.path("input_schema"))) : Optional.empty();
    }

    private static ToolChoice choice(Fields choice, List<Tool> tools) {
        choice.required("type");
        return switch (choice.choice("type", "", Set.of("auto", "any", "tool", "none"))) {
            case "any" -> new ToolChoice.Required();
            case "none" -> new ToolChoice.None();
            case "tool" -> FunctionFields.named(choice, tools);
            default -> new ToolChoice.Auto();
        };
    }
}
