package io.taomarket.yuma;

import java.util.Arrays;

/**
 * One neuron's shares in 32.32, within 0..1, by ascending uid. An absent entry counts as 0 in every sum, but is not the same as an
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
        for (var k = 0; k < values.length; k++) values[k] = Fixed.shareToU16(bits[k]);
        return new SparseRow(uids, values);
    }

    /** The positive entries; takes the arrays as they are where all of them are. */
    static Row ofPositive(int[] uids, long[] bits) {
        var positive = countPositive(bits);
        if (positive == bits.length) return new Row(uids, bits);
        var row = new Row(new int[positive], new long[positive]);
        for (int k = 0, size = 0; k < bits.length; k++) {
            if (bits[k] <= 0) continue;
            row.uids[size] = uids[k];
            row.bits[size++] = bits[k];
        }
        return row;
    }

    /** The sign of −x is set for a positive x. */
    private static int countPositive(long[] bits) {
        var count = 0L;
        for (var entry : bits) count += -entry >>> 63;
        return (int) count;
    }
}
