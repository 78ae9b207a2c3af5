package io.taomarket.miner.chat;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads OpenAI's messages as turns. What the models cannot read is refused, not left out. */
final class Conversation {

    private final StringBuilder system = new StringBuilder();
    private final List<Turn> turns = new ArrayList<>();

    private Conversation() {}

    /** The conversation, in the order that the models have learned: system message, rules of this answer, the rest. */
    static List<Turn> of(JsonNode messages, List<Turn> rules) {
        if (!messages.isArray() || messages.isEmpty())
            throw ApiError.invalid("messages", "messages must be a list with at least one message");
        var conversation = new Conversation();
        var place = 0;
        for (var message : messages) conversation.add(message, "messages[" + place++ + "]");
        var all = new ArrayList<Turn>();
        if (!conversation.system.isEmpty()) all.add(new Turn(Mark.SYSTEM, conversation.system.toString()));
        all.addAll(rules);
        all.addAll(conversation.turns);
        return all;
    }

    private void add(JsonNode message, String field) {
        var content = message.path("content");
        switch (message.path("role").asString("")) {
            case "system", "developer" ->
                system.append(system.isEmpty() ? "" : "\n").append(text(content, field));
            case "user" -> turns.add(new Turn(Mark.USER, text(content, field)));
            case "tool" -> turns.add(new Turn(Mark.RESULT, text(content, field)));
            case "assistant" -> addAssistant(message, field);
            default ->
                throw ApiError.invalid(
                        field + ".role", field + ".role must be system, developer, user, assistant or tool");
        }
    }

    private void addAssistant(JsonNode message, String field) {
        var calls = message.path("tool_calls");
        var content = message.path("content");
        if (!Fields.isAbsent(content) || calls.isEmpty()) turns.add(new Turn(Mark.ASSISTANT, text(content, field)));
        for (var call : calls) {
            var function = call.path("function");
            var arguments = compact(function.path("arguments").asString("{}"));
            turns.add(new Turn(Mark.CALL, function.path("name").asString("") + " " + arguments));
        }
    }

    /** Without the blanks that the models have never seen between the parts of JSON. */
    private static String compact(String arguments) {
        try {
            return Json.MAPPER.writeValueAsString(Json.MAPPER.readTree(arguments));
        } catch (JacksonException e) {
            return arguments;
        }
    }

    private static String text(JsonNode content, String field) {
        if (content.isString()) return content.stringValue();
        if (Fields.isAbsent(content) || !content.isArray())
            throw ApiError.invalid(field + ".content", field + ".content must be a text or a list of parts");
        var text = new StringBuilder();
        for (var part : content) {
            if (!part.path("type").asString("").equals("text")
                    || !part.path("text").isString())
                throw ApiError.invalid(field + ".content", "this model reads nothing but text");
            text.append(part.path("text").stringValue());
        }
        return text.toString();
    }
}
