package io.taomarket.cli;

import sun.misc.Signal;

/** What Ctrl-C does. */
public interface Interrupts {

    Interrupts OF_THE_PROCESS = action -> {
        var interrupt = new Signal("INT");
        var usual = Signal.handle(interrupt, _ -> action.run());
        return () -> Signal.handle(interrupt, usual);
    };

    /** From now on it does this instead of ending the program, until the watch is closed. */
    Watch watch(Runnable action);

    /** Closed when Ctrl-C shall do again what it did before. */
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
