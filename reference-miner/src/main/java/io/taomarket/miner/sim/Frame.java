package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import tools.jackson.databind.node.ObjectNode;

/** What every document of one answer begins with. */
record Frame(String id, long createdSeconds, String model) {

    ObjectNode document(String kind) {
        return Json.object()
                .put("id", id)
                .put("object", kind)
                .put("created", createdSeconds)
                .put("model", model);
    }

    static ObjectNode usage(int promptTokens, int completionTokens) {
        return Json.object()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", completionTokens)
                .put("total_tokens", promptTokens + completionTokens);
    }
}
