package io.taomarket.inference.paid;

import io.taomarket.chassis.egress.Abort;
import io.taomarket.chassis.presence.Presence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether the customer still waits; when it leaves, all calls that are under way for it are ended. */
final class Attendance implements AutoCloseable {

    private final List<Abort> calls = new CopyOnWriteArrayList<>();
    private final Presence.Watch watch;
    private volatile boolean left;

    Attendance(Presence presence, HttpServletRequest request) {
        watch = presence.watch(request, this::leave);
    }

    /** For one call; it is asked for when the customer leaves, or has left already. */
    Abort abort() {
        var abort = new Abort();
        calls.add(abort);
        if (left) abort.request();
        return abort;
    }

    private void leave() {
        left = true;
        calls.forEach(Abort::request);
    }

    boolean hasLeft() {
        return left;
    }

    @Override
    public void close() {
        watch.close();
    }
}
