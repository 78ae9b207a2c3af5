package io.taomarket.contracts.inference;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * One miner that was tried for a request.
 *
 * @param hotkey the miner
 * @param firstTokenMs until the first token or, for answers in one piece, the answer; -1 when there was none
 * @param latencyMs until the attempt ended
 * @param claimedPromptTokens as the miner has counted; null where it did not say
 * @param claimedCompletionTokens as the miner has counted; null where it did not say
 * @param blameless whether a failure says nothing against the miner, which refused the request as such, had no room for it
 *     or was broken off by the platform; null where there was no failure
 */
public record Attempt(
        String hotkey,
        Outcome outcome,
        long firstTokenMs,
        long latencyMs,
        @Nullable Long claimedPromptTokens,
        @Nullable Long claimedCompletionTokens,
        @Nullable Boolean blameless) {
    public Attempt {
        requireNonNull(hotkey, "hotkey");
        requireNonNull(outcome, "outcome");
        Require.text(hotkey, "hotkey");
    }

    /** An attempt about which the miner has said nothing. */
    public Attempt(String hotkey, Outcome outcome, long firstTokenMs, long latencyMs) {
        this(hotkey, outcome, firstTokenMs, latencyMs, null, null, null);
    }
}
