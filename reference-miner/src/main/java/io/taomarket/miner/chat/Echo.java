package io.taomarket.miner.chat;

import io.taomarket.miner.door.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the echo says to one request, and how much that is. */
record Echo(List<String> tokens, int promptTokens, String finishReason) {

    static Echo of(EchoRequest request) {
        var all = EchoModel.tokens(request.lastUserText());
        var said = all.subList(0, Math.min(all.size(), request.maxTokens()));
        var promptTokens = request.texts().stream()
                .mapToInt(text -> EchoModel.tokens(text).size())
                .sum();
        return new Echo(said, promptTokens, said.size() < all.size() ? "length" : "stop");
    }

    ObjectNode usage() {
        return Json.object()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", tokens.size())
                .put("total_tokens", promptTokens + tokens.size());
    }
}
