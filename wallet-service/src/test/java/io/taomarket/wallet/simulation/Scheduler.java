package io.taomarket.wallet.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** What happens next: one thing at a time, in an order that follows from the seed alone. */
final class Scheduler {

    private static final long MOST_EVENTS = 2_000_000;

    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private final Trace trace;
    private final SplittableRandom random;
    private long nowMillis;
    private long events;
    private long order;

    Scheduler(long seed, Trace trace) {
        this.trace = trace;
        random = new SplittableRandom(seed);
    }

    void in(long millis, Runnable event) {
        planned.add(new Planned(nowMillis + millis, ++order, event));
    }

    /** Lets one thing happen; false when nothing is left to happen. */
    boolean next() {
        var next = planned.poll();
        if (next == null) return false;
        Violation.require(++events < MOST_EVENTS, "it does not come to an end");
        nowMillis = next.atMillis;
        next.event.run();
        return true;
    }

    long events() {
        return events;
    }

    long nowMillis() {
        return nowMillis;
    }

    SplittableRandom random() {
        return random;
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    void say(Supplier<String> line) {
        trace.say(nowMillis, line);
    }

    private record Planned(long atMillis, long order, Runnable event) implements Comparable<Planned> {

        @Override
        public int compareTo(Planned other) {
            var byTime = Long.compare(atMillis, other.atMillis);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }
}
