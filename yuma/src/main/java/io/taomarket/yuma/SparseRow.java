package io.taomarket.yuma;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One neuron's weights or bonds: u16 values by uid. An entry of value 0 is not the same as no entry.
 * Kept in ascending order of uid, whatever the order given, so that equal rows have equal bytes.
 */
public record SparseRow(int[] uids, int[] values) {

    public static final SparseRow EMPTY = new SparseRow(new int[0], new int[0]);

    public SparseRow {
        if (uids.length != values.length) throw new IllegalArgumentException("uids and values differ in length");
        for (var uid : uids) Fixed.requireU16(uid, "uid");
        for (var value : values) Fixed.requireU16(value, "value");
        uids = uids.clone();
        values = values.clone();
        if (!isAscending(uids)) sort(uids, values);
    }

    public int size() {
        return uids.length;
    }

    @Override
    public int[] uids() {
        return uids.clone();
    }

    @Override
    public int[] values() {
        return values.clone();
    }

    /** The row without its entry for one uid: what a validator holds once the bonds to a miner are reset. */
    public SparseRow without(int uid) {
        return keep(entry -> entry != uid);
    }

    /** The uid of the k-th entry. */
    int uid(int k) {
        return uids[k];
    }

    /** The value of the k-th entry. */
    int value(int k) {
        return values[k];
    }

    /** The uids themselves, not a copy: never to be changed. */
    int[] sharedUids() {
        return uids;
    }

    /** Σ values. */
    long sum() {
        var sum = 0L;
        for (var value : values) sum += value;
        return sum;
    }

    /** The entries whose uid fulfils a condition; this row itself where all do. */
    SparseRow keep(IntPredicate condition) {
        var kept = 0;
        while (kept < uids.length && condition.test(uids[kept])) kept++;
        if (kept == uids.length) return this;
        var entries = IntStream.range(0, uids.length)
                .filter(k -> condition.test(uids[k]))
                .toArray();
        return new SparseRow(pick(uids, entries), pick(values, entries));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseRow row && Arrays.equals(uids, row.uids) && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(uids) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "SparseRow[uids=" + Arrays.toString(uids) + ", values=" + Arrays.toString(values) + "]";
    }

    private static boolean isAscending(int[] uids) {
        for (var k = 1; k < uids.length; k++) {
            if (uids[k - 1] >= uids[k]) return false;
        }
        return true;
    }

    private static void sort(int[] uids, int[] values) {
        var entries = new long[uids.length];
        Arrays.setAll(entries, k -> (long) uids[k] << Integer.SIZE | values[k]);
        Arrays.sort(entries);
        Arrays.setAll(uids, k -> (int) (entries[k] >>> Integer.SIZE));
        Arrays.setAll(values, k -> (int) entries[k]);
        for (var k = 1; k < uids.length; k++) {
            if (uids[k - 1] == uids[k]) throw new IllegalArgumentException("uid " + uids[k] + " occurs twice");
        }
    }

    private static int[] pick(int[] from, int[] entries) {
        return Arrays.stream(entries).map(k -> from[k]).toArray();
    }
}
