package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DeadlineExceeded;
import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command and whoever waits for it. Either the writer takes it or the caller gives it up, never both. */
final class Pending<R> {

    private final Command<R> command;
    private final long sinceNanos = System.nanoTime();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Outcome<R>> answer = new CompletableFuture<>();

    Pending(Command<R> command) {
        this.command = command;
    }

    Command<R> command() {
        return command;
    }

    long waitedNanos() {
        return System.nanoTime() - sinceNanos;
    }

    /** True when the writer may do it; false when nobody waits for it any more. */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    @SuppressWarnings("unchecked") // an outcome of this command
    void complete(Outcome<?> outcome) {
        answer.complete((Outcome<R>) outcome);
    }

    Outcome<R> await(Duration patience) {
        try {
            return answer.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers are never exceptional", e);
        }
    }

    private Outcome<R> giveUp() {
        if (decided.compareAndSet(false, true))
            return new Outcome.Failed<>(new LedgerBusy(
                    "The ledger did not come to this in time; nothing was done.", Duration.ofSeconds(1)));
        return answer.getNow(new Outcome.Failed<>(new DeadlineExceeded()));
    }
}
