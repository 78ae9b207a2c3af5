package io.taomarket.miner.relay;

import io.taomarket.miner.door.ApiError;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the upstream says instead of an answer. It may be an object with a message (OpenAI, vLLM, llama.cpp, Ollama), a
 * plain text (TGI), or lie beside the error (older vLLM). The caller's mistakes come back as the upstream words them; its
 * own troubles are ours, and nobody else's business.
 */
final class Refusal {

    private static final int OURS = 502;
    private static final int MOST_CHARACTERS = 500;

    private Refusal() {}

    /** Of an answer with an error's status. */
    static ApiError of(int status, JsonNode document) {
        return switch (status) {
            case 400, 404, 413, 422, 429 -> new ApiError(status, code(document), message(document), null);
            case 503 ->
                new ApiError(503, "upstream_busy", "the server behind this miner is busy or still loading", null);
            default -> new ApiError(OURS, "upstream_error", "the server behind this miner failed", null);
        };
    }

    /** Of an error in an answer that has begun well: its own word for the status counts. */
    static ApiError within(JsonNode document) {
        return of(status(document), document);
    }

    static boolean isOne(JsonNode document) {
        return document.hasNonNull("error");
    }

    private static int status(JsonNode document) {
        var code = document.at("/error/code").asInt(0);
        if (code >= 400 && code < 600) return code;
        return switch (document.path("error_type").stringValue("")) {
            case "validation" -> 422;
            case "overloaded" -> 429;
            default -> 500;
        };
    }

    private static String message(JsonNode document) {
        return text(
                document, "the server behind this miner refuses", "/error/message", "/error", "/message", "/detail");
    }

    private static String code(JsonNode document) {
        return text(document, "upstream_refused", "/error/code", "/error/type", "/error_type", "/type");
    }

    private static String text(JsonNode document, String otherwise, String... places) {
        var text = Stream.of(places)
                .map(document::at)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse(otherwise);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
