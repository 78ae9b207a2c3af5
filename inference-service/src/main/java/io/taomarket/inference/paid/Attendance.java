package io.taomarket.inference.paid;

import io.taomarket.chassis.egress.Abort;
import io.taomarket.chassis.presence.Presence;
import jakarta.servlet.http.HttpServletRequest;

/** Whether the customer still waits; when it leaves, the call that is under way for it is ended. */
final class Attendance implements AutoCloseable {

    private final Abort abort = new Abort();
    private final Presence.Watch watch;

    Attendance(Presence presence, HttpServletRequest request) {
        watch = presence.watch(request, abort::request);
    }

    Abort abort() {
        return abort;
    }

    boolean hasLeft() {
        return abort.isRequested();
    }

    @Override
    public void close() {
        watch.close();
    }
}
