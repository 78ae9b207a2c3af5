package io.taomarket.inference.meter;

import org.jspecify.annotations.Nullable;

/** A miner's count beside ours. */
public record Comparison(Claim claim, boolean isPromptWrong, boolean isCompletionWrong) {

    /** Of an answer that did not come to its end, or of a miner that said nothing. */
    public static final Comparison NONE = new Comparison(Claim.NONE, false, false);

    /** Whether the miner has counted as we have; null where it has said nothing. */
    public @Nullable Boolean agrees() {
        return claim.isNone() ? null : !isPromptWrong && !isCompletionWrong;
    }
}
