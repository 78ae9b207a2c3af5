package io.taomarket.chassis.presence;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks a few times a second whether clients still wait, without writing to them. A blocking server would otherwise learn
 * of a client that left only from its next write, after work that nobody wants any more. A client that closes its half
 * of the connection counts as gone, as it does for other proxies.
 */
public final class Presence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /** What the server says is there to read when reading fails, as it does once the client has left. */
    private static final int FAILED = 1;

    private final Set<Look> looks = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("presence").factory());

    Presence(Duration interval) {
        timer.scheduleWithFixedDelay(this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs {@code gone} at most once, in another thread, when the client leaves. To be asked for once the body is read,
     * and closed before the request is left.
     */
    public Watch watch(HttpServletRequest request, Runnable gone) {
        if (!(request.getAttribute(ConnectionValve.ATTRIBUTE) instanceof Request connection)) return () -> {};
        if (available(connection, false) != 0) return () -> {};
        var look = new Look(connection, gone);
        looks.add(look);
        return () -> {
            looks.remove(look);
            look.end();
        };
    }

    private void look() {
        for (var look : looks) {
            try {
                if (look.isOver()) looks.remove(look);
            } catch (RuntimeException e) {
                looks.remove(look);
                LOG.warn("A client cannot be watched", e);
            }
        }
    }

    private static int available(Request connection, boolean read) {
        connection.action(ActionCode.AVAILABLE, read);
        return connection.getAvailable();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** A client that is being watched, until this is closed. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {

        @Override
        void close();
    }

    private static final class Look {

        private final Request connection;
        private final Runnable gone;
        private boolean over;

        Look(Request connection, Runnable gone) {
            this.connection = connection;
            this.gone = gone;
        }

        /** Bytes that come early are the client's next request, and say that it is there. */
        synchronized boolean isOver() {
            if (over) return true;
            var available = available(connection, true);
            if (available == 0) return false;
            over = true;
            if (available == FAILED) gone.run();
            return true;
        }

        synchronized void end() {
            over = true;
        }
    }
}
