package io.taomarket.benchmarks.inference;

import java.util.Arrays;
import java.util.Iterator;

/**
 * What is to be measured.
 *
 * @param onlyOurs nobody beside us, and no idle streams: quick, to see what a change of ours has changed
 */
record Wish(boolean onlyOurs, int rounds) {

    private static final String USAGE = "Usage: benchmarks/run inference [--only ours] [--rounds N]";
    private static final int USUAL_ROUNDS = 3;

    static Wish of(String... arguments) {
        var wish = new Wish(false, USUAL_ROUNDS);
        for (var words = Arrays.asList(arguments).iterator(); words.hasNext(); ) wish = wish.and(words);
        return wish;
    }

    private Wish and(Iterator<String> words) {
        return switch (words.next() + " " + (words.hasNext() ? words.next() : "")) {
            case "--only ours" -> new Wish(true, rounds);
            case String more
            when more.matches("--rounds [1-9][0-9]{0,2}") ->
                new Wish(onlyOurs, Integer.parseInt(more.substring(more.indexOf(' ') + 1)));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }
}
