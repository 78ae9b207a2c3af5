package io.taomarket.contracts.inference;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Require;

/**
 * One miner that was tried for a request.
 *
 * @param hotkey the miner
 * @param firstTokenMs until the first token or, for answers in one piece, the answer; -1 when there was none
 * @param latencyMs until the attempt ended
 */
public record Attempt(String hotkey, Outcome outcome, long firstTokenMs, long latencyMs) {
    public Attempt {
        requireNonNull(hotkey, "hotkey");
        requireNonNull(outcome, "outcome");
        Require.text(hotkey, "hotkey");
    }
}
