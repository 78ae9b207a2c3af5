package io.taomarket.chassis.egress;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** The clock of one exchange: a deadline for the whole, and an earlier one for the phase it is in. */
final class Watch {

    private final Watchdog watchdog;
    private final long totalNanos;
    private final Runnable cutOff;
    private long deadlineNanos;
    private long checkNanos;
    private @Nullable ScheduledFuture<?> check;
    private boolean hasExpired;
    private boolean isStopped;

    Watch(Watchdog watchdog, long totalNanos, Runnable cutOff) {
        this.watchdog = watchdog;
        this.totalNanos = totalNanos;
        this.cutOff = cutOff;
        this.deadlineNanos = totalNanos;
    }

    /** Begins a phase that must be over within this time. */
    synchronized void expectWithin(Duration limit) {
        if (isStopped) return;
        var phaseNanos = System.nanoTime() + limit.toNanos();
        deadlineNanos = phaseNanos - totalNanos < 0 ? phaseNanos : totalNanos;
        if (check == null || deadlineNanos - checkNanos < 0) arm();
    }

    /** Ends the phase: until the next one only the deadline of the whole counts. */
    synchronized void rest() {
        deadlineNanos = totalNanos;
    }

    synchronized void stop() {
        isStopped = true;
        if (check != null) check.cancel(false);
    }

    synchronized boolean hasExpired() {
        return hasExpired;
    }

    /** A deadline that moves away is noticed here, when the old one passes, and not at every byte. */
    private void check() {
        synchronized (this) {
            if (isStopped) return;
            if (deadlineNanos - System.nanoTime() > 0) {
                arm();
                return;
            }
            isStopped = true;
            hasExpired = true;
        }
        cutOff.run();
    }

    private void arm() {
        if (check != null) check.cancel(false);
        checkNanos = deadlineNanos;
        check = watchdog.after(deadlineNanos - System.nanoTime(), this::check);
    }
}
