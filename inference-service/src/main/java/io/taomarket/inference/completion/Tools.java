package io.taomarket.inference.completion;

import io.taomarket.inference.completion.ToolChoice.Auto;
import io.taomarket.inference.completion.ToolChoice.Named;
import io.taomarket.inference.completion.ToolChoice.None;
import io.taomarket.inference.completion.ToolChoice.Required;
import io.taomarket.inference.miner.MinerFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions that a model may call, and how free it is in that.
 *
 * @param parallel whether one answer may call several; the customer's word or, by default, yes
 */
public record Tools(List<Tool> list, ToolChoice choice, boolean parallel) {

    public static final Tools NONE = new Tools(List.of(), new None(), true);

    public Tools {
        list = List.copyOf(list);
    }

    Set<String> parameters() {
        if (list.isEmpty()) return Set.of();
        var used = new TreeSet<>(Set.of("tools"));
        if (!(choice instanceof Auto)) used.add("tool_choice");
        if (!parallel) used.add("parallel_tool_calls");
        return used;
    }

    Map<String, Object> forMiner() {
        if (list.isEmpty()) return Map.of();
        var body = new LinkedHashMap<String, Object>();
        body.put("tools", list.stream().map(Tool::forMiner).toList());
        body.put("tool_choice", choice.forMiner());
        if (!parallel) body.put("parallel_tool_calls", false);
        return body;
    }

    void admit(ToolCall call) throws MinerFailure {
        tool(call);
        var isAllowed =
                switch (choice) {
                    case None _ -> false;
                    case Auto _, Required _ -> true;
                    case Named named -> named.name().equals(call.name());
                };
        if (!isAllowed) throw MinerFailure.invalid("a tool is called that was not asked for");
    }

    /** Refuses more calls than may be, wherever the answer ends. */
    void verifyNumber(Choice choice) throws MinerFailure {
        if (!parallel && choice.toolCalls().size() > 1)
            throw MinerFailure.invalid("several tools are called, but one was asked for");
    }

    /** Checks the calls of a complete answer; one that was cut short by its length need not be whole. */
    void verify(Choice choice) throws MinerFailure {
        if (choice.finishReason().equals("length") || choice.finishReason().equals("content_filter")) return;
        var isDue = this.choice instanceof Required || this.choice instanceof Named;
        if (isDue && choice.toolCalls().isEmpty()) throw MinerFailure.invalid("no tool is called, but one had to be");
        for (var call : choice.toolCalls()) tool(call).verify(call.arguments());
    }

    private Tool tool(ToolCall call) throws MinerFailure {
        for (var tool : list) {
            if (tool.name().equals(call.name())) return tool;
        }
        throw MinerFailure.invalid("a tool is called that is not on offer");
    }
}
