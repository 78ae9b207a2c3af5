package io.taomarket.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How much work per second many callers get done, each starting the next piece when the last one ends.
 *
 * @param callers how many at a time
 * @param length of one round
 */
public record Load(int callers, Duration length) {

    /** Runs one round. */
    public Round run(Runnable work) {
        var endNanos = System.nanoTime() + length.toNanos();
        var latencies = new ArrayList<Future<List<Long>>>();
        var startNanos = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < callers; i++) latencies.add(threads.submit(() -> call(work, endNanos)));
        }
        var seconds = (System.nanoTime() - startNanos) / 1e9;
        var all = latencies.stream()
                .flatMap(caller -> get(caller).stream())
                .sorted()
                .toList();
        return new Round(all.size() / seconds, millis(all, 0.5), millis(all, 0.99));
    }

    private static List<Long> call(Runnable work, long endNanos) {
        var nanos = new ArrayList<Long>();
        while (System.nanoTime() < endNanos) {
            var from = System.nanoTime();
            work.run();
            nanos.add(System.nanoTime() - from);
        }
        return nanos;
    }

    private static double millis(List<Long> sortedNanos, double quantile) {
        if (sortedNanos.isEmpty()) return Double.NaN;
        return sortedNanos.get((int) (quantile * (sortedNanos.size() - 1))) / 1e6;
    }

    private static List<Long> get(Future<List<Long>> caller) {
        try {
            return caller.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What one round has shown. */
    public record Round(double perSecond, double medianMs, double p99Ms) {}
}
