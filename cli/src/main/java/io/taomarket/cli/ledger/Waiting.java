package io.taomarket.cli.ledger;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Line;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits as long as the caller is willing to, and shows that it goes on: a line that grows by a dot. */
final class Waiting {

    private final PrintStream err;
    private final Duration silence;
    private final Duration timeout;

    /**
     * @param silence after which a sign of life is given, again and again
     */
    Waiting(PrintStream err, Duration silence, Duration timeout) {
        this.err = err;
        this.silence = silence;
        this.timeout = timeout;
    }

    /** The work's result; when the time is up the work is interrupted. */
    <T> T waitFor(String what, Callable<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return waitFor(what, threads.submit(work));
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(what + ": interrupted");
        }
    }

    private <T> T waitFor(String what, Future<T> result) throws ExecutionException, InterruptedException {
        var left = timeout;
        try {
            while (left.isPositive()) {
                var step = left.compareTo(silence) < 0 ? left : silence;
                try {
                    return result.get(step.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    show(left.equals(timeout) ? Line.of(what) + " ." : ".");
                }
                left = left.minus(step);
            }
        } finally {
            if (!left.equals(timeout)) err.println();
        }
        throw new Failure(what + ": not done within " + timeout.toSeconds() + " s; --timeout says how long to wait");
    }

    private void show(String sign) {
        err.print(sign);
        err.flush();
    }
}
