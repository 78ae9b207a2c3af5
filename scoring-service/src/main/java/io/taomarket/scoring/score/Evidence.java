package io.taomarket.scoring.score;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of a miner's model.
 *
 * @param id the same for the same measurement, so that it counts once
 * @param validator who measured; nobody for a customer's request
 * @param seed from which the probe grows again, sentences and all
 * @param quality 0 to 1; nothing when there was no answer that could be judged
 * @param similarity lowest cosine between the miner's vectors and the reference's
 * @param orderHolds whether the miner puts a paraphrase nearer than an unrelated sentence
 */
public record Evidence(
        UUID id,
        int netuid,
        String hotkey,
        String model,
        Kind kind,
        @Nullable String validator,
        @Nullable Long seed,
        Outcome outcome,
        @Nullable Double quality,
        @Nullable Double similarity,
        @Nullable Boolean orderHolds,
        long latencyMs,
        Instant occurredAt) {

    /** Whether the miner answered in time, whatever the answer was worth. */
    boolean isAnswered() {
        return outcome == Outcome.PASSED || outcome == Outcome.WRONG;
    }

    /** Where a measurement comes from. */
    public enum Kind {
        /** A probe whose right answer is known. */
        REFERENCE,
        /** A probe of which only the form can be checked. */
        AVAILABILITY,
        /** A customer's request, as inference saw it end. */
        REQUEST
    }

    /** How a measurement ended. */
    public enum Outcome {
        /** The answer is as good as it must be. */
        PASSED,
        /** The answer is not what the model would have said. */
        WRONG,
        /** The answer cannot be an answer. */
        INVALID,
        /** No answer: not reached, refused, or an error. */
        FAILED,
        /** No answer in time. */
        TIMED_OUT;

        /** The stable, lower-case name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
