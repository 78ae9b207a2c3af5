package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of OpenAI's chat request that simulators look at.
 *
 * @param heard the last user message
 * @param lastText of the last message, whoever wrote it
 * @param isToolResult whether the last message is what a tool has found out
 * @param alternatives to show for each token, the token itself among them; -1 where no likelihoods are asked for
 */
record ChatAsk(
        Heard heard,
        String lastText,
        boolean isToolResult,
        int promptTokens,
        int alternatives,
        Asked asked,
        Toolbox tools,
        JsonNode responseFormat) {

    private static final int MOST_ALTERNATIVES = 20;
    private static final int ANSWER_TOKENS = 3;
    private static final int FRAME_TOKENS = 4;

    static ChatAsk of(ObjectNode body) {
        var messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty())
            throw ApiError.invalid("messages", "messages must be a list with at least one message");
        var last = messages.get(messages.size() - 1);
        return new ChatAsk(
                Heard.of(lastUserText(messages)),
                text(last),
                last.path("role").asString("").equals("tool"),
                promptTokens(messages),
                alternatives(body),
                Asked.of(body, 1),
                Toolbox.of(body),
                body.path("response_format"));
    }

    private static String lastUserText(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("role").asString("").equals("user"))
                .reduce((_, last) -> last)
                .map(ChatAsk::text)
                .orElse("");
    }

    /** The texts, and the four tokens that mark each message, as OpenAI counts them. */
    private static int promptTokens(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .mapToInt(message -> FRAME_TOKENS + Words.count(text(message)))
                .reduce(ANSWER_TOKENS, Integer::sum);
    }

    private static String text(JsonNode message) {
        var content = message.path("content");
        if (content.isString()) return content.stringValue();
        var text = new StringBuilder();
        for (var part : content) text.append(part.path("text").asString(""));
        return text.toString();
    }

    private static int alternatives(ObjectNode body) {
        if (!body.path("logprobs").asBoolean(false)) return -1;
        return Fields.number(body, "top_logprobs", 0, MOST_ALTERNATIVES, 0);
    }
}
