package io.taomarket.miner.chat;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.miner.chat.speech.Sampling;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * What chat and the older completions are asked for in the same words.
 *
 * @param choices of each prompt
 * @param maxTokens of one choice, as far as the context has room
 * @param wantsUsage whether a stream shall end with the count of tokens
 */
record Terms(
        int choices,
        Sampling sampling,
        long seed,
        List<String> stops,
        int maxTokens,
        boolean isStream,
        boolean wantsUsage) {

    /** OpenAI's bounds. */
    private static final int MOST_CHOICES = 128;

    private static final int MOST_STOPS = 4;
    /** A prime, so that choices of neighbouring seeds are not the same. */
    private static final long APART = 7_368_787;

    /**
     * @param leastTokens that an answer may be limited to
     * @param usualTokens where the request does not say
     * @param seeds for requests that name none
     */
    static Terms of(ObjectNode body, int leastTokens, int usualTokens, LongSupplier seeds) {
        if (!Fields.isAbsent(body.path("logit_bias"))
                && !body.path("logit_bias").isEmpty())
            throw new ApiError(400, "unsupported_parameter", "logit_bias is not supported", "logit_bias");
        var old = Fields.number(body, "max_tokens", leastTokens, Integer.MAX_VALUE, usualTokens);
        return new Terms(
                Fields.number(body, "n", 1, MOST_CHOICES, 1),
                sampling(body),
                Fields.anyNumber(body, "seed").orElseGet(seeds),
                Fields.texts(body, "stop", MOST_STOPS),
                Fields.number(body, "max_completion_tokens", leastTokens, Integer.MAX_VALUE, old),
                Fields.flag(body, "stream"),
                Fields.flag(body.path("stream_options"), "include_usage"));
    }

    private static Sampling sampling(ObjectNode body) {
        return new Sampling(
                Fields.decimal(body, "temperature", 0, 2, HouseModel.USUAL_TEMPERATURE),
                Fields.decimal(body, "top_p", 0, 1, 1),
                Fields.decimal(body, "frequency_penalty", -2, 2, 0),
                Fields.decimal(body, "presence_penalty", -2, 2, 0));
    }

    /** Each choice draws otherwise, and the same again with the same seed. */
    long seed(int choice) {
        return seed + choice * APART;
    }
}
