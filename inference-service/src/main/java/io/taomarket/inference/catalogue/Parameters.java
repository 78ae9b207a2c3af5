package io.taomarket.inference.catalogue;

import java.util.List;
import java.util.Set;

/** The parameters of a request by the names that catalogues use, and what follows when a miner lacks one. */
public final class Parameters {

    private static final List<String> PLAIN_CHAT = List.of(
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "frequency_penalty",
            "presence_penalty",
            "stop",
            "seed",
            "n",
            "stream");
    private static final List<String> PLAIN_EMBEDDINGS = List.of("dimensions", "encoding_format");

    /** Without these the answer would not be what was asked for, so that nobody else may serve the request. */
    private static final Set<String> ESSENTIAL = Set.of(
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format",
            "structured_outputs",
            "logprobs",
            "top_logprobs",
            "logit_bias");

    private Parameters() {}

    /** What every miner of such a model takes that declares nothing. */
    public static List<String> plain(Surface surface) {
        return switch (surface) {
            case CHAT -> PLAIN_CHAT;
            case EMBEDDINGS -> PLAIN_EMBEDDINGS;
        };
    }

    public static boolean isEssential(String parameter) {
        return ESSENTIAL.contains(parameter);
    }

    /** Whether it only steers how tokens are chosen, unlike a capability. */
    public static boolean isSteering(String parameter) {
        return parameter.equals("logit_bias");
    }

    static boolean isPlain(String parameter) {
        return PLAIN_CHAT.contains(parameter) || PLAIN_EMBEDDINGS.contains(parameter);
    }
}
