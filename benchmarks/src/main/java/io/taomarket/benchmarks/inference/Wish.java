package io.taomarket.benchmarks.inference;

import java.util.Arrays;
import java.util.Iterator;

/** What is to be measured, and how often. */
record Wish(Part part, int rounds) {

    private static final String USAGE = "Usage: benchmarks/run inference [--streams | --only ours] [--rounds N]";
    private static final int USUAL_ROUNDS = 3;

    /** How much of it. */
    enum Part {
        /** Everything, beside everybody else. */
        ALL,
        /** Nobody beside us and no open streams: quick, to see what a change of ours has changed. */
        OURS,
        /** What open streams cost. */
        STREAMS
    }

    static Wish of(String... arguments) {
        var wish = new Wish(Part.ALL, USUAL_ROUNDS);
        for (var words = Arrays.asList(arguments).iterator(); words.hasNext(); ) wish = wish.and(words);
        return wish;
    }

    private Wish and(Iterator<String> words) {
        var word = words.next();
        if (word.equals("--streams")) return new Wish(Part.STREAMS, rounds);
        var value = words.hasNext() ? words.next() : "";
        if (word.equals("--only") && value.equals("ours")) return new Wish(Part.OURS, rounds);
        if (word.equals("--rounds") && value.matches("[1-9][0-9]{0,2}")) return new Wish(part, Integer.parseInt(value));
        throw new IllegalArgumentException(USAGE);
    }
}
