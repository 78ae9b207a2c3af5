package io.taomarket.benchmarks.inference;

import java.util.ArrayList;
import java.util.List;

/** Durations as they are gathered. */
final class Latencies {

    static final long NO_MORE = Long.MIN_VALUE;

    private final List<Long> nanos = new ArrayList<>();

    void add(long duration) {
        nanos.add(duration);
    }

    void addAll(Latencies more) {
        nanos.addAll(more.nanos);
    }

    double quantileMs(double quantile) {
        if (nanos.isEmpty()) return Double.NaN;
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (quantile * (sorted.size() - 1))) / 1e6;
    }

    int count() {
        return nanos.size();
    }
}
