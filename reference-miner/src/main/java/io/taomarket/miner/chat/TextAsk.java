package io.taomarket.miner.chat;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's older completions request. Prompts go to the model as they are; in the form of ids they may have marks.
 *
 * @param isEcho whether the prompt is to be shown again before the answer
 * @param alternatives to show for each token; -1 where nobody asks how likely tokens are
 */
record TextAsk(List<int[]> prompts, boolean isEcho, int alternatives, Terms terms) {

    private static final int MOST_PROMPTS = 128;
    private static final int MOST_ALTERNATIVES = 5;
    /** OpenAI's own. */
    private static final int USUAL_TOKENS = 16;

    static TextAsk of(ObjectNode body, Prompts reader, LongSupplier seeds) {
        var isEcho = Fields.flag(body, "echo");
        var terms = Terms.of(body, isEcho ? 0 : 1, USUAL_TOKENS, seeds);
        var prompts = prompts(body.path("prompt"), reader);
        if (prompts.isEmpty() || prompts.size() * terms.choices() > MOST_PROMPTS)
            throw ApiError.invalid("prompt", "prompt must hold from 1 to " + MOST_PROMPTS + " texts, times n");
        return new TextAsk(prompts, isEcho, Fields.number(body, "logprobs", 0, MOST_ALTERNATIVES, -1), terms);
    }

    /** Whether the model must be asked how likely the prompt's tokens are. */
    boolean hearsPrompt() {
        return isEcho && alternatives >= 0;
    }

    private static List<int[]> prompts(JsonNode prompt, Prompts reader) {
        if (prompt.isString() || isIds(prompt)) return List.of(one(prompt, reader));
        var prompts = new ArrayList<int[]>();
        for (var item : prompt) {
            if (prompts.size() == MOST_PROMPTS) return List.of();
            prompts.add(one(item, reader));
        }
        return prompts;
    }

    private static boolean isIds(JsonNode prompt) {
        return prompt.isArray() && prompt.path(0).isNumber();
    }

    private static int[] one(JsonNode prompt, Prompts reader) {
        if (prompt.isString()) return reader.text(prompt.stringValue(), "prompt");
        if (!isIds(prompt))
            throw ApiError.invalid("prompt", "prompt must be a text, a list of ids, or a list of these");
        return reader.ids(
                StreamSupport.stream(prompt.spliterator(), false)
                        .mapToInt(id -> id.isInt() ? id.intValue() : -1)
                        .toArray(),
                "prompt");
    }
}
