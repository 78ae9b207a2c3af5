package io.taomarket.inference.responses;

import io.taomarket.inference.completion.Shape;
import io.taomarket.inference.completion.Tool;
import io.taomarket.inference.completion.ToolChoice;
import io.taomarket.inference.completion.Tools;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the functions of a response, which are flat where those of a chat are nested. */
final class ToolsReader {

    private static final int MOST_TOOLS = 128;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private ToolsReader() {}

    static Tools read(Fields request) {
        var none = request.get("tools")
                .map(tools -> tools.isArray() && tools.isEmpty())
                .orElse(true);
        if (none) return without(request);
        var tools = new ArrayList<Tool>();
        var names = new HashSet<String>();
        for (var element : request.objects("tools", MOST_TOOLS)) {
            var tool = tool(element);
            if (!names.add(tool.name())) throw request.wrong("tools", "must not have two functions of one name");
            tools.add(tool);
        }
        return new Tools(tools, choice(request, names), request.flag("parallel_tool_calls", true));
    }

    /** Clients may say how to call tools where there are none, as long as none need be called. */
    private static Tools without(Fields request) {
        var needsOne = request.get("tool_choice")
                .filter(choice -> choice.isObject() || choice.stringValue("").equals("required"))
                .isPresent();
        if (needsOne) throw ApiFault.invalid("tool_choice", "tool_choice needs tools.");
        return Tools.NONE;
    }

    private static Tool tool(Fields tool) {
        if (!tool.requiredText("type").equals("function"))
            throw ResponsesReader.refused(tool.path("type"), "Only tools of the type function are supported");
        tool.object("parameters");
        var parameters = tool.get("parameters");
        parameters.ifPresent(schema -> Tool.requireObject(schema, tool.path("parameters")));
        var shape = parameters
                .filter(_ -> tool.flag("strict"))
                .map(schema -> Shape.compile(schema, tool.path("parameters")));
        return new Tool(name(tool), tool.text("description"), parameters, shape);
    }

    static String name(Fields named) {
        var name = named.requiredText("name");
        if (!NAME.matcher(name).matches())
            throw named.wrong("name", "must be 1 to 64 letters, digits, underscores and hyphens");
        return name;
    }

    private static ToolChoice choice(Fields request, Set<String> names) {
        var given = request.get("tool_choice");
        if (given.isEmpty()) return new ToolChoice.Auto();
        if (given.get().isObject()) return named(request.object("tool_choice").orElseThrow(), names);
        return switch (request.choice("tool_choice", "auto", Set.of("none", "auto", "required"))) {
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default -> new ToolChoice.Auto();
        };
    }

    private static ToolChoice named(Fields choice, Set<String> names) {
        if (!choice.requiredText("type").equals("function"))
            throw ResponsesReader.refused(choice.path("type"), "Only a choice of the type function is supported");
        var name = choice.requiredText("name");
        if (!names.contains(name)) throw choice.wrong("name", "must be the name of one of the tools");
        return new ToolChoice.Named(name);
    }
}
