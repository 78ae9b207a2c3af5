package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Linked;
import io.taomarket.wallet.ledger.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    private volatile boolean open = true;
    private volatile double nanosPerBatch;
    private @Nullable Pending<?> tooMuch;

    CommandQueue(LedgerProperties properties) {
        this.properties = properties;
    }

    /** Lets all of these in, or refuses all of them with {@link LedgerBusy}. */
    void add(List<? extends Pending<?>> pending) {
        if (!open) throw new LedgerBusy("Another instance writes the ledger.", SOON);
        var ahead = waiting.size();
        var waitNanos = (long) (nanosPerBatch * (ahead / properties.maxBatch() + 1));
        if (ahead + pending.size() > properties.maxWaiting() + properties.maxBatch()
                || ahead > properties.maxWaiting()
                || waitNanos > properties.maxWait().toNanos())
            throw new LedgerBusy(
                    "Too much waits for the ledger.",
                    Duration.ofNanos(waitNanos).plus(SOON));
        waiting.addAll(pending);
        if (!open) refuseAll();
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
        open = true;
    }

    void close() {
        open = false;
        refuseAll();
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

    private void refuseAll() {
        var why = new Outcome.Failed<>(new LedgerBusy("Another instance writes the ledger.", SOON));
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.take()) next.complete(why);
        }
    }
}
