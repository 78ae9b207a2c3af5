package io.taomarket.inference.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Passes the spool's records on to one place, in order, again and again until it has taken them. */
public final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final String name;
    private final Spool spool;
    private final Cursor cursor;
    private final Consumer<List<byte[]>> destination;
    private final SpoolProperties properties;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    public Relay(String name, Spool spool, SpoolProperties properties, Consumer<List<byte[]>> destination) {
        this.name = name;
        this.spool = spool;
        this.cursor = spool.cursor(name);
        this.properties = properties;
        this.destination = destination;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("inference-spool-" + name).start(this::run);
    }

    /** Passes on what is left, if it is taken at the first try, then ends. */
    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        cursor.wake();
        try {
            thread.join(properties.relayTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until everything written by now has been passed on; false when it takes longer. */
    public boolean awaitCaughtUp(Duration patience) {
        var end = spool.end();
        var deadline = System.nanoTime() + patience.toNanos();
        while (cursor.position() < end) {
            if (System.nanoTime() - deadline > 0) return false;
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server has answered its last request. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var hasMore = true;
        while (running || hasMore) {
            try {
                hasMore = passOn();
            } catch (IOException | RuntimeException e) {
                LOG.warn("Served requests wait in the spool for {}: {}", name, e.toString());
                hasMore = false;
                rest(properties.retryAfter());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean passOn() throws IOException, InterruptedException {
        var records = cursor.read(running ? PATIENCE : Duration.ZERO);
        if (records.isEmpty()) return false;
        destination.accept(records);
        cursor.advance();
        if (records.size() < properties.batch()) rest(properties.gather());
        return true;
    }

    /** Ends early when the service stops. */
    private void rest(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
