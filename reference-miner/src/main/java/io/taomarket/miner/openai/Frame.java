package io.taomarket.miner.openai;

import io.taomarket.miner.door.Json;
import tools.jackson.databind.node.ObjectNode;

/** What every document of one answer begins with. */
public record Frame(String id, long createdSeconds, String model) {

    /** The beginning of a document of this kind, in OpenAI's words. */
    public ObjectNode document(String kind) {
        return Json.object()
                .put("id", id)
                .put("object", kind)
                .put("created", createdSeconds)
                .put("model", model);
    }

    public static ObjectNode usage(int promptTokens, int completionTokens) {
        return Json.object()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", completionTokens)
                .put("total_tokens", promptTokens + completionTokens);
    }
}
