package io.taomarket.scoring.probe;

import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What an answer, or its absence, is worth.
 *
 * @param quality 0 to 1; nothing when there was no answer
 */
public record Judgement(
        Kind kind,
        Outcome outcome,
        @Nullable Double quality,
        @Nullable Double similarity,
        @Nullable Boolean orderHolds) {

    /** An answer that came, but cannot be one. */
    static Judgement invalid(Kind kind) {
        return new Judgement(kind, Outcome.INVALID, 0.0, null, null);
    }

    /** No answer. */
    static Judgement silent(Kind kind, Outcome outcome) {
        return new Judgement(kind, outcome, null, null, null);
    }
}
