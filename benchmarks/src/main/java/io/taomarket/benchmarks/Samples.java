package io.taomarket.benchmarks;

import java.util.Arrays;

/** The figures of several rounds. */
public record Samples(double[] sorted) {

    public static Samples of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    public Samples and(double figure) {
        var more = Arrays.copyOf(sorted, sorted.length + 1);
        more[sorted.length] = figure;
        return of(more);
    }

    public double median() {
        return sorted[sorted.length / 2];
    }

    public double lowest() {
        return sorted[0];
    }

    public double highest() {
        return sorted[sorted.length - 1];
    }
}
