package io.taomarket.benchmarks.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Callers who each have a connection and ask for answers in one piece. An answer that is not a 200 ends the run. */
record Crowd(int callers, Duration length) {

    /** Everybody asks again as soon as the last answer is there. */
    Answers saturate(Target target, String body) {
        var endNanos = System.nanoTime() + length.toNanos();
        return run(target, body, () -> System.nanoTime() < endNanos ? System.nanoTime() : Latencies.NO_MORE);
    }

    /**
     * Requests at a steady rate, whatever the answers do: a request counts from the moment at which it was due, so that
     * a pause shows in all that it delays.
     */
    Answers pace(Target target, String body, double perSecond) {
        var startNanos = System.nanoTime();
        var gapNanos = (long) (1e9 / perSecond);
        var turn = new AtomicLong();
        return run(target, body, () -> {
            var dueNanos = startNanos + turn.getAndIncrement() * gapNanos;
            if (dueNanos - startNanos > length.toNanos()) return Latencies.NO_MORE;
            for (var left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime())
                LockSupport.parkNanos(left);
            return dueNanos;
        });
    }

    /** Says from when the next request counts, once it may be sent. */
    private interface Turns {
        long next();
    }

    private Answers run(Target target, String body, Turns turns) {
        var startNanos = System.nanoTime();
        var all = new Latencies();
        var running = new ArrayList<Future<Latencies>>();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var caller = 0; caller < callers; caller++) {
                var request = target.request(caller, body);
                running.add(threads.submit(() -> call(target, request, turns)));
            }
            for (var one : running) all.addAll(get(one));
        }
        return new Answers(all, (System.nanoTime() - startNanos) / 1e9);
    }

    private static Latencies call(Target target, byte[] request, Turns turns) throws IOException {
        var latencies = new Latencies();
        var numberAt = Prompts.numberAt(request);
        try (var line = new Line(target)) {
            for (var dueNanos = turns.next(); dueNanos != Latencies.NO_MORE; dueNanos = turns.next()) {
                Prompts.number(request, numberAt);
                line.ask(request);
                latencies.add(System.nanoTime() - dueNanos);
            }
        }
        return latencies;
    }

    static <T> T get(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
