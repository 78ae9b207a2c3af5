package io.taomarket.chatmodel.text;

import java.util.PriorityQueue;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * Merges the bytes of one piece into tokens: always the pair that training merged first, the leftmost of equals. A queue
 * of pairs keeps the time within n log n, however long the piece is.
 */
final class Merging {

    private static final int NONE = -1;

    private final IntBinaryOperator merged;
    /** The token that begins at each place; NONE where one has been merged into its left neighbour. */
    private final int[] tokens;
    /** Places of the neighbours on both sides. */
    private final int[] before;

    private final int[] after;
    /** What may be merged, and what could be before a neighbour went. */
    private final PriorityQueue<Pair> pairs = new PriorityQueue<>();

    Merging(byte[] bytes, IntBinaryOperator merged) {
        this.merged = merged;
        this.tokens = new int[bytes.length];
        this.before = new int[bytes.length];
        this.after = new int[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            tokens[i] = bytes[i] & 0xff;
            before[i] = i - 1;
            after[i] = i + 1 < bytes.length ? i + 1 : NONE;
        }
        for (var i = 0; i < bytes.length; i++) offer(i);
    }

    void addTo(IntStream.Builder ids) {
        for (var pair = pairs.poll(); pair != null; pair = pairs.poll()) {
            if (isStill(pair)) join(pair);
        }
        for (var token : tokens) if (token != NONE) ids.add(token);
    }

    private void offer(int place) {
        if (place == NONE || after[place] == NONE) return;
        var left = tokens[place];
        var right = tokens[after[place]];
        var made = merged.applyAsInt(left, right);
        if (made != NONE) pairs.add(new Pair(made, place, left, right));
    }

    private boolean isStill(Pair pair) {
        var place = pair.place();
        return tokens[place] == pair.left() && after[place] != NONE && tokens[after[place]] == pair.right();
    }

    private void join(Pair pair) {
        var place = pair.place();
        var gone = after[place];
        tokens[place] = pair.made();
        tokens[gone] = NONE;
        after[place] = after[gone];
        if (after[place] != NONE) before[after[place]] = place;
        offer(before[place]);
        offer(place);
    }

    private record Pair(int made, int place, int left, int right) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            return made != other.made ? Integer.compare(made, other.made) : Integer.compare(place, other.place);
        }
    }
}
