package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.miner.MinerFailure;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One answer to the prompt.
 *
 * @param finishReason one of {@code stop}, {@code length}, {@code tool_calls}, {@code content_filter}
 * @param logprobs of the tokens of the content; empty unless they are wanted
 * @param promptLogprobs of the tokens of the prompt; empty unless they are wanted
 */
public record Choice(
        int index,
        String content,
        List<ToolCall> toolCalls,
        List<TokenLogprob> logprobs,
        String finishReason,
        List<TokenLogprob> promptLogprobs) {

    public Choice {
        promptLogprobs = List.copyOf(promptLogprobs);
        toolCalls = List.copyOf(toolCalls);
        logprobs = List.copyOf(logprobs);
    }

    public Choice(
            int index, String content, List<ToolCall> toolCalls, List<TokenLogprob> logprobs, String finishReason) {
        this(index, content, toolCalls, logprobs, finishReason, List.of());
    }

    /** Whether it neither says anything nor calls a tool. */
    boolean isEmpty() {
        return content.isEmpty() && toolCalls.isEmpty();
    }

    /** What is paid for: the text, and the names and arguments of calls. */
    long count(Tokens tokens) {
        var count = tokens.count(content);
        for (var call : toolCalls) count += tokens.count(call.name()) + tokens.count(call.arguments());
        return count;
    }

    /** The index of a miner's choice, of which there are {@code count}. */
    static int index(JsonNode choice, int count) throws MinerFailure {
        var index = choice.path("index");
        if (index.isMissingNode() && count == 1) return 0;
        var isInRange = index.isIntegralNumber()
                && index.canConvertToInt()
                && index.intValue() >= 0
                && index.intValue() < count;
        if (!isInRange) throw MinerFailure.invalid("the index of a choice is out of range");
        return index.intValue();
    }

    /** Why a miner ended a choice; the call of a tool is a reason of its own, whatever the miner says. */
    public static String finishReason(JsonNode reason, boolean hasCalls) throws MinerFailure {
        return switch (reason.stringValue("")) {
            case "length" -> "length";
            case "content_filter" -> "content_filter";
            case "stop" -> hasCalls ? "tool_calls" : "stop";
            case "tool_calls" -> {
                if (!hasCalls) throw MinerFailure.invalid("the end says that tools are called, but none is");
                yield "tool_calls";
            }
            default -> throw MinerFailure.invalid("the finish_reason is none that was asked for");
        };
    }
}
