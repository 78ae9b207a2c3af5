package io.taomarket.chassis.egress;

import java.util.ArrayList;
import java.util.List;

/** Lets another thread end calls wherever they stand, also before they have begun: connections are shut at once. */
public final class Abort {

    private final List<Runnable> calls = new ArrayList<>();
    private boolean requested;

    public synchronized void request() {
        requested = true;
        calls.forEach(Runnable::run);
    }

    public synchronized boolean isRequested() {
        return requested;
    }

    /** From now on this call is ended too; at once where that has been asked for already. */
    synchronized void reaches(Runnable call) {
        calls.add(call);
        if (requested) call.run();
    }
}
