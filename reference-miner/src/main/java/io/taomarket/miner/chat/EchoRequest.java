package io.taomarket.miner.chat;

import io.taomarket.miner.door.ApiError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of OpenAI's chat request that the echo looks at.
 *
 * @param maxTokens of the answer; as many as there are when the request does not say
 */
record EchoRequest(List<String> texts, String lastUserText, int maxTokens, boolean isStream, boolean wantsUsage) {

    static EchoRequest of(ObjectNode body) {
        var messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty())
            throw ApiError.invalid("messages", "messages must be a list with at least one message");
        var texts = new ArrayList<String>();
        var lastUserText = "";
        for (var message : messages) {
            var text = text(message.path("content"));
            texts.add(text);
            if (message.path("role").asString("").equals("user")) lastUserText = text;
        }
        return new EchoRequest(
                List.copyOf(texts),
                lastUserText,
                maxTokens(body),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static String text(JsonNode content) {
        if (content.isString()) return content.stringValue();
        var text = new StringBuilder();
        for (var part : content) text.append(part.path("text").asString(""));
        return text.toString();
    }

    private static int maxTokens(ObjectNode body) {
        for (var name : List.of("max_completion_tokens", "max_tokens")) {
            var value = body.path(name);
            if (value.isMissingNode() || value.isNull()) continue;
            if (value.isInt() && value.intValue() >= 1) return value.intValue();
            throw ApiError.invalid(name, name + " must be a whole number from 1 on");
        }
        return Integer.MAX_VALUE;
    }
}
