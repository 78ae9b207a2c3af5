package io.taomarket.inference.chat;

import io.taomarket.inference.completion.FunctionFields;
import io.taomarket.inference.completion.Tool;
import io.taomarket.inference.completion.Tools;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.List;
import java.util.Set;

/** Reads OpenAI's tools and how they may be called. */
final class ToolReader {

    private ToolReader() {}

    static Tools read(Fields request) {
        if (request.get("tools").isEmpty()) {
            for (var name : List.of("tool_choice", "parallel_tool_calls"))
                if (request.get(name).isPresent()) throw ApiFault.invalid(name, name + " needs tools.");
            return Tools.NONE;
        }
        var tools = FunctionFields.tools(request, ToolReader::tool);
        var choice = FunctionFields.choice(request, named -> FunctionFields.named(function(named), tools));
        return new Tools(tools, choice, request.flag("parallel_tool_calls", true));
    }

    private static Tool tool(Fields element) {
        var type = element.requiredText("type");
        if (!type.equals("function"))
            throw ApiFault.invalid(
                    element.path("type"), "unsupported_parameter", "Only tools of the type function are supported.");
        element.required("function");
        return FunctionFields.tool(element.object("function").orElseThrow());
    }

    private static Fields function(Fields choice) {
        choice.choice("type", "", Set.of("function"));
        choice.required("function");
        return choice.object("function").orElseThrow();
    }
}
