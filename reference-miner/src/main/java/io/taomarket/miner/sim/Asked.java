package io.taomarket.miner.sim;

import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What chat and the older completions are asked for in the same words.
 *
 * @param maxTokens of one choice; as many as there are when the request does not say
 * @param seed 0 where none is given
 */
record Asked(int choices, List<String> stop, int maxTokens, long seed, boolean isStream, boolean wantsUsage) {

    private static final int MOST_CHOICES = 128;

    /**
     * @param leastTokens that an answer may be limited to
     */
    static Asked of(ObjectNode body, int leastTokens) {
        return new Asked(
                Fields.number(body, "n", 1, MOST_CHOICES, 1),
                stop(body.path("stop")),
                maxTokens(body, leastTokens),
                body.path("seed").asLong(0),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static int maxTokens(ObjectNode body, int least) {
        var old = Fields.number(body, "max_tokens", least, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return Fields.number(body, "max_completion_tokens", least, Integer.MAX_VALUE, old);
    }

    private static List<String> stop(JsonNode stop) {
        if (stop.isString()) return List.of(stop.stringValue());
        var texts = new ArrayList<String>();
        for (var text : stop) texts.add(text.asString(""));
        texts.removeIf(String::isEmpty);
        return List.copyOf(texts);
    }

    /** As much of a text as is asked for. */
    Said say(String text) {
        var first = stop.stream().filter(text::contains).min(Comparator.comparingInt(text::indexOf));
        var tokens = Words.tokens(text.substring(0, first.map(text::indexOf).orElse(text.length())));
        if (tokens.size() <= maxTokens) return new Said(tokens, "stop", first.orElse(null));
        return new Said(tokens.subList(0, maxTokens), "length", null);
    }

    /**
     * What is said in the end, token by token.
     *
     * @param stop the text that ended it; null where it ended by itself
     */
    record Said(
            List<String> tokens,
            String finishReason,
            @Nullable String stop) {

        String text() {
            return String.join("", tokens);
        }
    }
}
