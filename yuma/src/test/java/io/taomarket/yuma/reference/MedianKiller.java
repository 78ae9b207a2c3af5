package io.taomarket.yuma.reference;

import java.util.stream.IntStream;

/**
 * Scores in the order that a quickselect with the median of the first, the middle and the last as its pivot likes
 * least: each round finds the two smallest left, and so leaves aside no more than those two.
 */
final class MedianKiller {

    private final int[] places;
    private final int[] scores;
    private int assigned;

    private MedianKiller(int size) {
        places = IntStream.range(0, size).toArray();
        scores = new int[size];
    }

    static int[] scores(int size) {
        var killer = new MedianKiller(size);
        for (var from = 0; size - from > 2; from += 2) killer.round(from);
        for (var k = killer.assigned; k < size; k++) killer.assign(killer.places[k]);
        return killer.scores;
    }

    private void round(int from) {
        assign(places[from]);
        assign(places[(from + places.length) >>> 1]);
        moveAssignedForward(from);
    }

    private void assign(int place) {
        assigned++;
        scores[place] = assigned;
    }

    private void moveAssignedForward(int from) {
        var end = from;
        for (var k = from; k < places.length; k++) {
            var place = places[k];
            places[k] = places[end];
            places[end] = place;
            if (scores[place] > 0) end++;
        }
    }
}
