package io.taomarket.chassis.egress;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off exchanges whose time is up. Socket timeouts alone do not: an endpoint that sends a byte now and then never
 * runs into one.
 */
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("egress-watchdog").factory());

    Watchdog() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** Starts to watch: the cut-off is run once, when a phase or the whole takes too long. */
    Watch watch(Duration total, Runnable cutOff) {
        return new Watch(this, System.nanoTime() + total.toNanos(), cutOff);
    }

    ScheduledFuture<?> after(long delayNanos, Runnable check) {
        return scheduler.schedule(check, delayNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
