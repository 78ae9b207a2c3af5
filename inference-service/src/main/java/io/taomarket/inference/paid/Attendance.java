package io.taomarket.inference.paid;

import io.taomarket.chassis.egress.Abort;
import io.taomarket.chassis.presence.Farewell;
import io.taomarket.chassis.presence.Presence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether the customer still waits, and may; when it leaves or we must, all calls under way for it are ended. */
final class Attendance implements AutoCloseable {

    private final List<Abort> calls = new CopyOnWriteArrayList<>();
    private final Presence.Watch watch;
    private final Farewell.Stay stay;
    private volatile boolean left;
    private volatile boolean dismissed;

    Attendance(Presence presence, Farewell farewell, HttpServletRequest request) {
        watch = presence.watch(request, this::leave);
        stay = farewell.begin(this::dismiss);
    }

    /** For one call; it is asked for when the customer leaves or is dismissed, or has been already. */
    Abort abort() {
        var abort = new Abort();
        calls.add(abort);
        if (left || dismissed) abort.request();
        return abort;
    }

    private void leave() {
        left = true;
        calls.forEach(Abort::request);
    }

    /** Ends the calls because the service stops; the customer still waits for a word. */
    private void dismiss() {
        dismissed = true;
        calls.forEach(Abort::request);
    }

    boolean hasLeft() {
        return left;
    }

    boolean isDismissed() {
        return dismissed;
    }

    @Override
    public void close() {
        watch.close();
        stay.close();
    }
}
