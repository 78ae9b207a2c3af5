package io.taomarket.inference.meter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a miner says that it has counted; compared with our count and never charged.
 *
 * @param completionTokens without those that it says it only thought with, which nobody sees and nobody pays for
 * @param cachedTokens the part of the prompt that it had cached; 0 where it says nothing
 */
public record Claim(@Nullable Long promptTokens, @Nullable Long completionTokens, long cachedTokens) {

    public static final Claim NONE = new Claim(null, null, 0);

    /** More than any request has; a number beyond it is no count. */
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    /** Reads the {@code usage} of an answer; what is no count is taken as not said. */
    public static Claim of(JsonNode usage) {
        if (!usage.isObject()) return NONE;
        var completion = tokens(usage.path("completion_tokens"));
        var reasoning = tokens(usage.path("completion_tokens_details").path("reasoning_tokens"));
        if (completion != null && reasoning != null) completion = Math.max(0, completion - reasoning);
        var cached = tokens(usage.path("prompt_tokens_details").path("cached_tokens"));
        return new Claim(tokens(usage.path("prompt_tokens")), completion, cached == null ? 0 : cached);
    }

    /** The same, of an answer that has no completion. */
    public Claim ofPrompt() {
        return new Claim(promptTokens, null, cachedTokens);
    }

    public boolean isNone() {
        return promptTokens == null && completionTokens == null;
    }

    private static @Nullable Long tokens(JsonNode number) {
        var isCount = number.isIntegralNumber()
                && number.canConvertToLong()
                && number.longValue() >= 0
                && number.longValue() <= MOST_TOKENS;
        return isCount ? number.longValue() : null;
    }
}
