package io.taomarket.routing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in its place.
 *
 * @param score of the moment; higher is better
 * @param draw the number, 0 to 1, that picked it; null where it was not left to chance
 */
public record Pick(
        Facts facts, double score, Reason reason, @Nullable Double draw) {

    /** Why it stands where it stands. */
    public enum Reason {
        /** The customer's order. */
        ORDER,
        /** The customer's sort. */
        SORT,
        /** Its session was here before. */
        SESSION,
        /** A prompt that begins alike was here before. */
        PREFIX,
        /** The share of newcomers. */
        NEWCOMER,
        /** Drawn by score, and no busier than the other one drawn. */
        DRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
