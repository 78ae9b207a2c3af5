package io.taomarket.inference.idempotent;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import org.jspecify.annotations.Nullable;

/** One run of the request of a key, and what has become of its money. */
final class Run {

    private final Claim claim;
    private volatile @Nullable RequestServed record;
    private volatile boolean written;

    Run(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    void writing(RequestServed event) {
        record = event;
    }

    void written() {
        written = true;
    }

    /** Whether nothing can change any more what the request costs. */
    boolean isWritten() {
        return written;
    }

    /** What the key becomes when the run has ended. */
    Fate fate(boolean isWholeAnswer) {
        var event = record;
        if (event == null) return Fate.FREE;
        if (!written) return event.costRao() > 0 ? Fate.ORPHAN : Fate.FREE;
        if (event.outcome() == Outcome.FINISHED && isWholeAnswer) return Fate.KEEP;
        return event.costRao() > 0 ? Fate.CUT_OFF : Fate.FREE;
    }

    /** What can become of a key. */
    enum Fate {
        /** Nothing was charged. */
        FREE,
        /** It may have been charged; nobody knows. */
        ORPHAN,
        /** It was charged, and the answer is whole. */
        KEEP,
        /** It was charged, and nobody has the rest of the answer. */
        CUT_OFF
    }
}
