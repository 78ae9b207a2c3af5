package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Linked;
import io.taomarket.wallet.ledger.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits for the writer. Lets in no more than can be done in time, and nothing while another instance writes, so
 * that callers hear at once that they should come back.
 */
@Component
class CommandQueue {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final double NEWEST_WEIGHT = 0.2;

    private final LedgerProperties properties;
    private final LinkedBlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    private volatile @Nullable Supplier<LedgerBusy> closed;
    private volatile double nanosPerBatch;
    private @Nullable Pending<?> tooMuch;

    CommandQueue(LedgerProperties properties) {
        this.properties = properties;
    }

    /** Lets all of these in, or refuses all of them with {@link LedgerBusy}. */
    void add(List<? extends Pending<?>> pending) {
        var why = closed;
        if (why != null) throw why.get();
        var ahead = waiting.size();
        var waitNanos = waitNanos(ahead);
        if (ahead + pending.size() > properties.maxWaiting() + properties.maxBatch()
                || ahead > properties.maxWaiting()
                || waitNanos > properties.maxWait().toNanos())
            throw new LedgerBusy(
                    "Too much waits for the ledger.",
                    Duration.ofNanos(waitNanos).plus(SOON));
        waiting.addAll(pending);
        var sinceThen = closed;
        if (sinceThen != null) refuseAll(sinceThen);
    }

    /** Nothing where nothing waits: whatever the pace was, somebody has to go first, or it would never be learnt anew. */
    private long waitNanos(int ahead) {
        return ahead == 0 ? 0 : (long) (nanosPerBatch * (ahead / properties.maxBatch() + 1));
    }

    /** Waits for the first, then takes what else is there, up to the size of a batch. Empty when nothing came. */
    List<Pending<?>> take(Duration patience) {
        var first = tooMuch == null ? first(patience) : tooMuch;
        tooMuch = null;
        var batch = new ArrayList<Pending<?>>();
        var weight = 0;
        for (Pending<?> next = first; next != null; next = waiting.poll()) {
            weight += next.command().weight();
            if (weight > properties.maxBatch() && !batch.isEmpty()) {
                tooMuch = next;
                break;
            }
            if (next.take()) batch.add(next);
        }
        return batch;
    }

    /** Learns the pace. */
    void done(long nanos) {
        nanosPerBatch += NEWEST_WEIGHT * (nanos - nanosPerBatch);
    }

    /** Lets the writer look up although nothing has come. */
    void wake() {
        var nothing = new Pending<>(new Linked<>(List.of()));
        nothing.take();
        waiting.add(nothing);
    }

    void open() {
        closed = null;
    }

    /** Lets nothing in from now on and refuses what waits; for the writer alone. */
    void close(Supplier<LedgerBusy> why) {
        closed = why;
        if (tooMuch != null && tooMuch.take()) tooMuch.complete(new Outcome.Failed<>(why.get()));
        tooMuch = null;
        refuseAll(why);
    }

    /** Because another instance writes. */
    static LedgerBusy elsewhere() {
        return new LedgerBusy("Another instance writes the ledger.", SOON);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && tooMuch == null;
    }

    int depth() {
        return waiting.size();
    }

    private @Nullable Pending<?> first(Duration patience) {
        try {
            return waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer", e);
        }
    }

    private void refuseAll(Supplier<LedgerBusy> why) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.take()) next.complete(new Outcome.Failed<>(why.get()));
        }
    }
}
