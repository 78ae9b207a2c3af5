package io.taomarket.yuma;

import java.util.Arrays;

/**
 * The smallest score v with Σ_{i: score_i ≤ v} stake_i > minority; if there is none the largest. Finds it without
 * sorting: the part of the scores that cannot hold it is left aside again and again (quickselect).
 */
final class WeightedMedian {

    private static final int VALIDATOR_BITS = 16;
    private static final int VALIDATOR = (1 << VALIDATOR_BITS) - 1;
    /** Halvings after which an unlucky order of scores is sorted instead, so that no order can make it slow. */
    private static final int PATIENCE = 64;

    private final long[] stakes;
    private final long minority;

    WeightedMedian(long[] stakes, long minority) {
        this.stakes = stakes;
        this.minority = minority;
    }

    /** Of one score per stake. */
    long of(long[] scores) {
        var keys = scores.clone();
        Arrays.setAll(keys, validator -> key(scores[validator], validator));
        return of(keys, 0, keys.length);
    }

    /** A score within 0..1 and whose it is in one number: they move together, and no two are equal. */
    static long key(long score, int validator) {
        return score << VALIDATOR_BITS | validator;
    }

    /** The median of the keys from one index to another, which it reorders; 0 without any. */
    long of(long[] keys, int from, int to) {
        var low = from;
        var high = to;
        var stakeBelow = 0L;
        for (var round = 0; high - low > 2; round++) {
            if (round == PATIENCE) return ofSorted(keys, low, high, stakeBelow);
            var middle = partition(keys, low, high);
            var stakeUpTo = stakeBelow + stakeOf(keys, low, middle);
            if (stakeUpTo > minority) {
                high = middle;
            } else {
                low = middle;
                stakeBelow = stakeUpTo;
            }
        }
        return ofSorted(keys, low, high, stakeBelow);
    }

    private long ofSorted(long[] keys, int from, int to, long stakeBelow) {
        if (from == to) return 0;
        Arrays.sort(keys, from, to);
        var stakeUpTo = stakeBelow;
        for (var k = from; k < to; k++) {
            stakeUpTo += stakes[(int) keys[k] & VALIDATOR];
            if (stakeUpTo > minority) return keys[k] >>> VALIDATOR_BITS;
        }
        return keys[to - 1] >>> VALIDATOR_BITS;
    }

    /** Moves the keys up to a pivot to the front and says where they end; both parts keep at least one. */
    private static int partition(long[] keys, int from, int to) {
        var pivot = median(keys[from], keys[(from + to) >>> 1], keys[to - 1]);
        var end = from;
        for (var k = from; k < to; k++) {
            var key = keys[k];
            keys[k] = keys[end];
            keys[end] = key;
            // 1 where key ≤ pivot, without a branch that could not be predicted.
            end += (int) ((key - pivot - 1) >>> 63);
        }
        return end;
    }

    private long stakeOf(long[] keys, int from, int to) {
        var sum = 0L;
        for (var k = from; k < to; k++) sum += stakes[(int) keys[k] & VALIDATOR];
        return sum;
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
