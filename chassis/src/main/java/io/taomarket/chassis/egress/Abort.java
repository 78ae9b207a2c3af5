package io.taomarket.chassis.egress;

import org.jspecify.annotations.Nullable;

/** Lets another thread end a call wherever it stands, also before it has begun: its connection is shut at once. */
public final class Abort {

    private @Nullable Runnable call;
    private boolean requested;

    public synchronized void request() {
        requested = true;
        if (call != null) call.run();
    }

    public synchronized boolean isRequested() {
        return requested;
    }

    /** From now on this call is ended; at once where that has been asked for already. */
    synchronized void reaches(Runnable call) {
        this.call = call;
        if (requested) call.run();
    }
}
