package io.taomarket.wallet.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody wants to happen to the books: what it must see, and a pure function of it. No clock, no
 * random numbers, no database: the same command on the same books does the same, so that it can be simulated and be
 * tried again.
 */
public interface Command<R> {

    /** The names of everything it may look at or change. */
    Reads reads();

    /** Does it, or throws a {@link io.taomarket.chassis.problem.Refusal}: then nothing of it has happened. */
    R apply(Books books);

    /**
     * The id that stays refused once it has been refused, so that a late duplicate cannot succeed; nothing: whoever was
     * refused may try again.
     */
    default Optional<UUID> burntOnceRefused() {
        return Optional.empty();
    }

    /** How much of a batch it fills, in transfers. */
    default int weight() {
        return 1;
    }
}
