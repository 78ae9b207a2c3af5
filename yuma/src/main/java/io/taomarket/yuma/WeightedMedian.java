package io.taomarket.yuma;

import java.util.Arrays;

/**
 * The smallest score v with Σ_{i: score_i ≤ v} stake_i > minority; if there is none the largest. Found without
 * sorting: scores are put into slices by the first six bits in which they differ, and only the slice that holds the
 * median is looked at again. So no order of scores, not even a malicious one, takes more than nine rounds.
 */
final class WeightedMedian {

    private static final int VALIDATOR_BITS = 16;
    private static final int VALIDATOR = (1 << VALIDATOR_BITS) - 1;
    private static final int SLICE_BITS = 6;
    private static final int SLICE = (1 << SLICE_BITS) - 1;

    private final long[] stakes;
    private final long minority;
    private final boolean isMajorityReached;
    private final long[] sliceStakes = new long[1 << SLICE_BITS];

    WeightedMedian(long[] stakes, long minority) {
        this.stakes = stakes;
        this.minority = minority;
        this.isMajorityReached = Vectors.sum(stakes) > minority;
    }

    /** Of one score per stake. */
    long of(long[] scores) {
        var keys = scores.clone();
        Arrays.setAll(keys, validator -> key(scores[validator], validator));
        return of(keys, 0, keys.length);
    }

    /** A score within 0..1 and whose it is, in one number. */
    static long key(long score, int validator) {
        return score << VALIDATOR_BITS | validator;
    }

    /** The median of the keys of all validators, from one index to another; it reorders them. 0 without any. */
    long of(long[] keys, int from, int to) {
        if (from == to) return 0;
        if (minority < 0) return score(Arrays.stream(keys, from, to).min().getAsLong());
        if (!isMajorityReached) return score(Arrays.stream(keys, from, to).max().getAsLong());
        var end = to;
        var stakeBelow = 0L;
        while (true) {
            var difference = difference(keys, from, end);
            if (score(difference) == 0) return score(keys[from]);
            var shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(difference) - SLICE_BITS);
            weighSlices(keys, from, end, shift);
            var slice = 0;
            while (stakeBelow + sliceStakes[slice] <= minority) stakeBelow += sliceStakes[slice++];
            end = keepSlice(keys, from, end, shift, slice);
        }
    }

    private static long score(long key) {
        return key >>> VALIDATOR_BITS;
    }

    /** The bits in which the keys are not all equal. */
    private static long difference(long[] keys, int from, int to) {
        var first = keys[from];
        var difference = 0L;
        for (var k = from; k < to; k++) difference |= keys[k] ^ first;
        return difference;
    }

    private void weighSlices(long[] keys, int from, int to, int shift) {
        Arrays.fill(sliceStakes, 0);
        for (var k = from; k < to; k++) sliceStakes[slice(keys[k], shift)] += stakes[(int) keys[k] & VALIDATOR];
    }

    /** Moves the keys of one slice to the front and says where they end. */
    private static int keepSlice(long[] keys, int from, int to, int shift, int slice) {
        var end = from;
        for (var k = from; k < to; k++) {
            if (slice(keys[k], shift) == slice) keys[end++] = keys[k];
        }
        return end;
    }

    private static int slice(long key, int shift) {
        return (int) (key >>> shift) & SLICE;
    }
}
