package io.taomarket.wallet.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The last events of a run, when somebody wants to see them. */
final class Trace {

    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();

    private Trace(int most) {
        this.most = most;
    }

    static Trace none() {
        return new Trace(0);
    }

    static Trace last(int lines) {
        return new Trace(lines);
    }

    void say(long atMillis, Supplier<String> line) {
        if (most == 0) return;
        if (lines.size() == most) lines.removeFirst();
        lines.addLast("%9d  %s".formatted(atMillis, line.get()));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
