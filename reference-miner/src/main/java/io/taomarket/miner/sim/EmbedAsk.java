package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of OpenAI's embeddings request that the simulator looks at.
 *
 * @param inputs each as its tokens: words, or ids
 * @param directive from the last input
 */
record EmbedAsk(List<List<String>> inputs, Directive directive, int dimensions, boolean isBase64) {

    static final int MOST_DIMENSIONS = 64;

    private static final int LEAST_DIMENSIONS = 8;
    private static final int MOST_INPUTS = 2_048;

    static EmbedAsk of(ObjectNode body) {
        var inputs = inputs(body.path("input"));
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS)
            throw ApiError.invalid("input", "input must hold from 1 to " + MOST_INPUTS + " texts");
        var directive = Directive.NONE;
        var tokens = new ArrayList<List<String>>();
        for (var input : inputs) {
            var heard = input.isString() ? Heard.of(input.stringValue()) : null;
            if (heard != null) directive = heard.directive();
            tokens.add(heard == null ? ids(input) : Words.tokens(heard.text()));
        }
        for (var input : tokens) ChatModel.requireRoom(input.size(), "input");
        return new EmbedAsk(
                List.copyOf(tokens),
                directive,
                Fields.number(body, "dimensions", LEAST_DIMENSIONS, MOST_DIMENSIONS, MOST_DIMENSIONS),
                body.path("encoding_format").asString("float").equals("base64"));
    }

    /** A list of numbers is one text in tokens; any other list holds texts. */
    private static List<JsonNode> inputs(JsonNode input) {
        if (!input.isArray() || (!input.isEmpty() && input.get(0).isNumber())) return List.of(input);
        var inputs = new ArrayList<JsonNode>();
        for (var item : input) inputs.add(item);
        return inputs;
    }

    /** Ids are words of their own, the same as in the text {@code #1 #2}. */
    private static List<String> ids(JsonNode input) {
        if (!input.isArray() || input.isEmpty()) throw ApiError.invalid("input", "an input must be a text or tokens");
        var ids = new ArrayList<String>();
        for (var id : input) {
            if (!id.isInt()) throw ApiError.invalid("input", "a token must be a whole number");
            ids.add((ids.isEmpty() ? "#" : " #") + id.intValue());
        }
        return ids;
    }

    int tokens() {
        return inputs.stream().mapToInt(List::size).sum();
    }
}
