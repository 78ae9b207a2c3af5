package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Tokens;

/**
 * How many tokens a conversation has: the texts, and what marks each message, as OpenAI counts it. Three tokens frame a
 * message, one stands before a name, and three begin the answer. A tool counts as the JSON that describes it, a call as
 * its name and arguments.
 */
final class PromptCount {

    private static final long FRAME = 3;
    private static final long NAME = 1;
    private static final long ANSWER = 3;

    private PromptCount() {}

    static long of(ChatRequest request, Tokens tokens) {
        var count = ANSWER;
        for (var message : request.messages()) count += of(message, tokens);
        for (var tool : request.tools().list()) count += of(tool, tokens);
        return count;
    }

    private static long of(Message message, Tokens tokens) {
        var count = FRAME + tokens.count(message.role()) + tokens.count(message.content());
        if (message.name().isPresent())
            count += NAME + tokens.count(message.name().get());
        for (var call : message.toolCalls()) count += tokens.count(call.name()) + tokens.count(call.arguments());
        return count;
    }

    private static long of(Tool tool, Tokens tokens) {
        return FRAME
                + tokens.count(tool.name())
                + tool.description().map(tokens::count).orElse(0L)
                + tool.parameters()
                        .map(schema -> tokens.count(schema.toString()))
                        .orElse(0L);
    }
}
