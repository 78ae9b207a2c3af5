package io.taomarket.inference.responses;

import io.taomarket.inference.completion.FunctionFields;
import io.taomarket.inference.completion.Tool;
import io.taomarket.inference.completion.Tools;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;

/** Reads the functions of a response, which are flat where those of a chat are nested. */
final class ToolsReader {

    private ToolsReader() {}

    static Tools read(Fields request) {
        var none = request.get("tools")
                .map(tools -> tools.isArray() && tools.isEmpty())
                .orElse(true);
        if (none) return without(request);
        var tools = FunctionFields.tools(request, ToolsReader::tool);
        var choice = FunctionFields.choice(request, named -> FunctionFields.named(function(named), tools));
        return new Tools(tools, choice, request.flag("parallel_tool_calls", true));
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
        return FunctionFields.tool(tool);
    }

    private static Fields function(Fields choice) {
        if (choice.requiredText("type").equals("function")) return choice;
        throw ResponsesReader.refused(choice.path("type"), "Only a choice of the type function is supported");
    }
}
