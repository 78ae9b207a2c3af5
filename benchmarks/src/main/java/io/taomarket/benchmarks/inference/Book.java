package io.taomarket.benchmarks.inference;

import io.taomarket.benchmarks.Samples;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of all rounds, by name. */
final class Book {

    private final Map<String, Samples> figures = new LinkedHashMap<>();

    void note(String name, double figure) {
        figures.merge(name, Samples.of(figure), (all, one) -> all.and(one.median()));
    }

    /** How much longer an answer took than the miner's own to somebody who asks it at the same rate. */
    void noteAdded(String name, Answers through, Answers direct) {
        for (var percent : new int[] {50, 99}) note(name + "_p" + percent, through.ms(percent) - direct.ms(percent));
    }

    boolean has(String name) {
        return figures.containsKey(name);
    }

    Samples of(String name) {
        var samples = figures.get(name);
        if (samples == null) throw new IllegalStateException("nobody has noted " + name);
        return samples;
    }
}
