package io.taomarket.benchmarks.ledger;

import java.util.Arrays;

/** The figures of several rounds. */
record Samples(double[] sorted) {

    static Samples of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    Samples and(double figure) {
        var more = Arrays.copyOf(sorted, sorted.length + 1);
        more[sorted.length] = figure;
        return of(more);
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double lowest() {
        return sorted[0];
    }

    double highest() {
        return sorted[sorted.length - 1];
    }
}
