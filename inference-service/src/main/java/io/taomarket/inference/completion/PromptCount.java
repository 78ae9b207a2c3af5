package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Tokens;
import java.util.List;

/**
 * How many tokens a conversation has: the texts, and what marks each message, as OpenAI counts it. Three tokens frame a
 * message, one stands before a name, and three begin the answer.
 */
final class PromptCount {

    private static final long FRAME = 3;
    private static final long NAME = 1;
    private static final long ANSWER = 3;

    private PromptCount() {}

    static long of(List<Message> messages, Tokens tokens) {
        return ANSWER
                + messages.stream().mapToLong(message -> of(message, tokens)).sum();
    }

    private static long of(Message message, Tokens tokens) {
        var name = message.name().map(given -> NAME + tokens.count(given)).orElse(0L);
        return FRAME + tokens.count(message.role()) + tokens.count(message.content()) + name;
    }
}
