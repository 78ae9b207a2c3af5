package io.taomarket.inference.completion;

import io.taomarket.inference.request.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what all faces say of functions in the same way, whatever they call it and wherever they put it. */
public final class FunctionFields {

    private static final int MOST_TOOLS = 128;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private FunctionFields() {}

    /** The field {@code tools}: at least one, each with a name of its own. */
    public static List<Tool> tools(Fields request, Function<Fields, Tool> reader) {
        var tools = new ArrayList<Tool>();
        var names = new HashSet<String>();
        for (var element : request.objects("tools", MOST_TOOLS)) {
            var tool = reader.apply(element);
            if (!names.add(tool.name())) throw request.wrong("tools", "must not have two tools of one name");
            tools.add(tool);
        }
        return tools;
    }

    /** A function in OpenAI's words. */
    public static Tool tool(Fields function) {
        function.object("parameters");
        var parameters = function.get("parameters");
        parameters.ifPresent(schema -> Tool.requireObject(schema, function.path("parameters")));
        var shape = parameters
                .filter(_ -> function.flag("strict"))
                .map(schema -> Shape.compile(schema, function.path("parameters")));
        return new Tool(name(function), function.text("description"), parameters, shape);
    }

    /** The field {@code name} of something that is being named. */
    public static String name(Fields named) {
        var name = named.requiredText("name");
        if (!NAME.matcher(name).matches())
            throw named.wrong("name", "must be 1 to 64 letters, digits, underscores and hyphens");
        return name;
    }

    /**
     * The field {@code tool_choice} in OpenAI's words.
     *
     * @param named reads a choice that is an object
     */
    public static ToolChoice choice(Fields request, Function<Fields, ToolChoice> named) {
        var given = request.get("tool_choice");
        if (given.isEmpty()) return new ToolChoice.Auto();
        if (given.get().isObject())
            return named.apply(request.object("tool_choice").orElseThrow());
        return switch (request.choice("tool_choice", "auto", Set.of("none", "auto", "required"))) {
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default -> new ToolChoice.Auto();
        };
    }

    /** The choice of one tool, by the field {@code name}. */
    public static ToolChoice named(Fields choice, List<Tool> tools) {
        var name = choice.requiredText("name");
        if (tools.stream().noneMatch(tool -> tool.name().equals(name)))
            throw choice.wrong("name", "must be the name of one of the tools");
        return new ToolChoice.Named(name);
    }
}
