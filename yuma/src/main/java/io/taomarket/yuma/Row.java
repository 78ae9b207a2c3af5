package io.taomarket.yuma;

import java.util.Arrays;

/**
 * One neuron's numbers in 32.32, by ascending uid. An absent entry counts as 0 in every sum, but is not the same as an
 * entry of 0, just as in the chain's sparse matrices. Rows share arrays: what is in them is never changed.
 */
record Row(int[] uids, long[] bits) {

    static final Row EMPTY = new Row(new int[0], new long[0]);

    int size() {
        return uids.length;
    }

    /** The bits of a uid's entry, 0 for an absent one. */
    long of(int uid) {
        var k = Arrays.binarySearch(uids, uid);
        return k < 0 ? 0 : bits[k];
    }

    long sum() {
        var sum = 0L;
        for (var entry : bits) sum += entry;
        return sum;
    }

    /** Adds each entry to the sum of its column. */
    void addTo(long[] columnSums) {
        for (var k = 0; k < uids.length; k++) columnSums[uids[k]] += bits[k];
    }

    /** As it is stored: u16, floored. */
    SparseRow stored() {
        var values = new int[bits.length];
        for (var k = 0; k < values.length; k++) values[k] = Fixed.toU16(bits[k]);
        return new SparseRow(uids, values);
    }

    /** Collects the positive entries of one row after the other, without an allocation for each. */
    static final class Builder {

        private final int[] uids;
        private final long[] bits;
        private int size;

        Builder(int columns) {
            uids = new int[columns];
            bits = new long[columns];
        }

        void addPositive(int uid, long entry) {
            if (entry <= 0) return;
            uids[size] = uid;
            bits[size] = entry;
            size++;
        }

        /** The row so far; the next one begins. */
        Row build() {
            var row = new Row(Arrays.copyOf(uids, size), Arrays.copyOf(bits, size));
            size = 0;
            return row;
        }
    }
}
