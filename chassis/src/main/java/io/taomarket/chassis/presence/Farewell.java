package io.taomarket.chassis.presence;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Lets nobody wait for a service that has gone. When it stops, those who are here may stay for a while, as the web
 * server takes nobody new; then they are dismissed, each in time to tell its client why.
 */
public final class Farewell implements SmartLifecycle {

    private final Duration patience;
    private final Set<Stay> stays = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean over;

    /**
     * @param patience shorter than a phase of the shutdown may take
     */
    public Farewell(Duration patience) {
        this.patience = patience;
    }

    /** Runs {@code dismissal}, in another thread, if this stay is not over when the service must go. */
    public Stay begin(Runnable dismissal) {
        var stay = new Stay(dismissal);
        stays.add(stay);
        if (over) dismissal.run();
        return stay;
    }

    @Override
    public void start() {
        over = false;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        over = true;
        stays.forEach(stay -> stay.dismissal.run());
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        Thread.ofVirtual().name("farewell").start(() -> {
            try {
                awaitNobody();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                stop();
                done.run();
            }
        });
    }

    private synchronized void awaitNobody() throws InterruptedException {
        var endNanos = System.nanoTime() + patience.toNanos();
        var leftNanos = patience.toNanos();
        while (!stays.isEmpty() && leftNanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
            leftNanos = endNanos - System.nanoTime();
        }
    }

    private synchronized void tellThatSomebodyLeft() {
        notifyAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Beside the web server, which stops taking requests then, and waits for those that it has. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }

    /** A request under way, until this is closed. */
    public final class Stay implements AutoCloseable {

        private final Runnable dismissal;

        private Stay(Runnable dismissal) {
            this.dismissal = dismissal;
        }

        @Override
        public void close() {
            stays.remove(this);
            if (!running) tellThatSomebodyLeft();
        }
    }
}
