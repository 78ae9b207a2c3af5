package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of OpenAI's older completions request that simulators look at.
 *
 * @param prompts each is answered as often as there are choices
 * @param directive from the last prompt
 * @param alternatives to show for each token; -1 where no likelihoods are asked for
 */
record TextAsk(List<String> prompts, Directive directive, boolean isEcho, int alternatives, Asked asked) {

    private static final int MOST_PROMPTS = 128;
    private static final int MOST_ALTERNATIVES = 5;

    static TextAsk of(ObjectNode body) {
        var prompts = prompts(body.path("prompt"));
        var last = Heard.of(prompts.removeLast());
        prompts.add(last.text());
        return new TextAsk(
                List.copyOf(prompts),
                last.directive(),
                body.path("echo").asBoolean(false),
                Fields.number(body, "logprobs", 0, MOST_ALTERNATIVES, -1),
                Asked.of(body, 0));
    }

    private static List<String> prompts(JsonNode prompt) {
        var prompts = new ArrayList<String>();
        if (prompt.isArray()) for (var item : prompt) prompts.add(text(item));
        else prompts.add(text(prompt));
        if (prompts.isEmpty() || prompts.size() > MOST_PROMPTS)
            throw ApiError.invalid("prompt", "prompt must hold from 1 to " + MOST_PROMPTS + " texts");
        return prompts;
    }

    private static String text(JsonNode prompt) {
        if (prompt.isString()) return prompt.stringValue();
        throw ApiError.invalid(
                "prompt", "prompt must be a text or a list of texts; the words of this model have no ids");
    }
}
