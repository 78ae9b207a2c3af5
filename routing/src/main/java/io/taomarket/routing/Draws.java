package io.taomarket.routing;

import java.util.List;

/** Numbers from a seed: SplitMix64, so that anyone can draw them again in any language. */
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed) {
        this.state = seed;
    }

    /** The next number, from 0 up to 1. */
    double next() {
        state += GOLDEN;
        return unit(mix(state));
    }

    /** The place in the list where a number from 0 up to 1 falls, in proportion to the scores. */
    static int place(double draw, List<Scored> among) {
        var left = draw * among.stream().mapToDouble(Scored::score).sum();
        for (var i = 0; i < among.size(); i++) {
            left -= among.get(i).score();
            if (left < 0) return i;
        }
        return among.size() - 1;
    }

    /** A number, above 0 and up to 1, that two texts together always give. */
    static double ofTexts(String one, String other) {
        var hash = 0xCBF29CE484222325L;
        for (var text : List.of(one, "\n", other)) {
            for (var i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return 1 - unit(mix(hash));
    }

    private static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
