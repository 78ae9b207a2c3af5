package io.taomarket.inference.chat;

import io.taomarket.inference.completion.Shape;
import io.taomarket.inference.completion.Tool;
import io.taomarket.inference.completion.ToolChoice;
import io.taomarket.inference.completion.Tools;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads OpenAI's tools and how they may be called. */
final class ToolReader {

    private static final int MOST_TOOLS = 128;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private ToolReader() {}

    static Tools read(Fields request) {
        if (request.get("tools").isEmpty()) {
            for (var name : List.of("tool_choice", "parallel_tool_calls"))
                if (request.get(name).isPresent()) throw ApiFault.invalid(name, name + " needs tools.");
            return Tools.NONE;
        }
        var tools = new ArrayList<Tool>();
        var names = new HashSet<String>();
        for (var element : request.objects("tools", MOST_TOOLS)) {
            var tool = tool(element);
            if (!names.add(tool.name())) throw request.wrong("tools", "must not have two functions of one name");
            tools.add(tool);
        }
        return new Tools(tools, choice(request, names), request.flag("parallel_tool_calls", true));
    }

    private static Tool tool(Fields element) {
        var type = element.requiredText("type");
        if (!type.equals("function"))
            throw ApiFault.invalid(
                    element.path("type"), "unsupported_parameter", "Only tools of the type function are supported.");
        element.required("function");
        var function = element.object("function").orElseThrow();
        function.object("parameters");
        var parameters = function.get("parameters");
        parameters.ifPresent(schema -> Tool.requireObject(schema, function.path("parameters")));
        var shape = parameters
                .filter(_ -> function.flag("strict"))
                .map(schema -> Shape.compile(schema, function.path("parameters")));
        return new Tool(name(function), function.text("description"), parameters, shape);
    }

    private static String name(Fields function) {
        var name = function.requiredText("name");
        if (!NAME.matcher(name).matches())
            throw function.wrong("name", "must be 1 to 64 letters, digits, underscores and hyphens");
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
        choice.choice("type", "", Set.of("function"));
        choice.required("function");
        var function = choice.object("function").orElseThrow();
        var name = function.requiredText("name");
        if (!names.contains(name)) throw function.wrong("name", "must be the name of one of the tools");
        return new ToolChoice.Named(name);
    }
}
