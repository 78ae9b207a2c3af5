package io.taomarket.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells the person who waits what is being done, one line a step. */
final class Progress {

    private final PrintStream out;
    private final long startedNanos = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Does the step and says how long it took. */
    <T> T step(String name, Supplier<T> work) {
        var from = System.nanoTime();
        var result = work.get();
        out.printf(Locale.ROOT, "  %-28s %5.1f s%n", name, (System.nanoTime() - from) / 1e9);
        return result;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    void say(String line) {
        out.println(line);
    }
}
