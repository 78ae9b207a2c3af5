package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.sim.Line.Called;
import io.taomarket.miner.sim.Line.Spoken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decides what is said to a chat request: the echo, calls of tools, or a document that fits a schema. */
final class ChatModel {

    /** Tokens of prompt and answer together. */
    static final int CONTEXT_LENGTH = 8_192;

    private ChatModel() {}

    /** The same for each choice: an echo has nothing else to say. */
    static Line answer(Simulator simulator, ChatAsk ask, Directive directive) {
        requireRoom(ask.promptTokens(), "messages");
        if (directive.has(Fault.EMPTY)) return spoken("", ask);
        if (simulator == Simulator.ECHO_SMALL) return spoken(ask.heard().text(), ask);
        if (ask.tools().wantsCalls(ask.isToolResult()))
            return new Called(
                    ask.tools().calls(directive, ask.heard().text(), ask.asked().seed()));
        return switch (ask.responseFormat().path("type").asString("text")) {
            case "json_object" ->
                spoken(text(Json.object().put("text", ask.heard().text())), ask);
            case "json_schema" -> spoken(document(ask, directive), ask);
            default -> spoken(ask.isToolResult() ? ask.lastText() : ask.heard().text(), ask);
        };
    }

    static void requireRoom(int promptTokens, String param) {
        if (promptTokens > CONTEXT_LENGTH)
            throw new ApiError(
                    400, "context_length_exceeded", "the prompt is longer than " + CONTEXT_LENGTH + " tokens", param);
    }

    private static String document(ChatAsk ask, Directive directive) {
        var schema = ask.responseFormat().path("json_schema").path("schema");
        var fitting = new Fitting(schema, ask.heard().text(), ask.asked().seed());
        return Json.MAPPER.writeValueAsString(
                directive.has(Fault.SCHEMA_VIOLATION) ? fitting.violation() : fitting.document());
    }

    private static String text(ObjectNode document) {
        return Json.MAPPER.writeValueAsString(document);
    }

    private static Spoken spoken(String text, ChatAsk ask) {
        var said = ask.asked().say(text);
        return new Spoken(said.tokens(), said.finishReason(), said.stop(), likelihoods(said.tokens(), ask));
    }

    private static @Nullable List<ObjectNode> likelihoods(List<String> tokens, ChatAsk ask) {
        var shown = ask.alternatives();
        if (shown < 0) return null;
        var likelihoods = new ArrayList<ObjectNode>();
        for (var token : tokens) {
            var likelihood =
                    Likelihood.of(token, likelihoods.size(), ask.asked().seed(), Math.max(1, shown));
            likelihoods.add(likelihood.forChat(shown));
        }
        return likelihoods;
    }
}
