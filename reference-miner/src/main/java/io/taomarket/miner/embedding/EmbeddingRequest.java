package io.taomarket.miner.embedding;

import io.taomarket.miner.door.ApiError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of OpenAI's embeddings request that boxed models can honour; what they cannot is refused, not ignored. */
record EmbeddingRequest(List<String> texts, boolean isBase64) {

    /** OpenAI's own limit. */
    private static final int MOST_TEXTS = 2048;

    static EmbeddingRequest of(ObjectNode body) {
        if (body.hasNonNull("dimensions"))
            throw new ApiError(400, "unsupported_parameter", "this model's dimensions cannot be changed", "dimensions");
        return new EmbeddingRequest(texts(body.path("input")), isBase64(body.path("encoding_format")));
    }

    private static List<String> texts(JsonNode input) {
        var texts = new ArrayList<String>();
        if (input.isArray()) for (var item : input) texts.add(text(item));
        else texts.add(text(input));
        if (texts.isEmpty() || texts.size() > MOST_TEXTS)
            throw ApiError.invalid("input", "input must hold from 1 to " + MOST_TEXTS + " texts");
        return List.copyOf(texts);
    }

    private static String text(JsonNode item) {
        if (!item.isString()) throw ApiError.invalid("input", "input must be a text or a list of texts");
        var text = item.stringValue();
        if (text.isBlank()) throw ApiError.invalid("input", "a text must not be empty");
        return text;
    }

    private static boolean isBase64(JsonNode format) {
        if (format.isMissingNode() || format.isNull()) return false;
        if (format.isString() && format.stringValue().equals("base64")) return true;
        if (format.isString() && format.stringValue().equals("float")) return false;
        throw ApiError.invalid("encoding_format", "encoding_format must be float or base64");
    }
}
