package io.taomarket.yuma;

import java.util.Arrays;

/**
 * One neuron's weights or bonds: u16 values by uid. An entry of value 0 is not the same as no entry.
 * Kept in ascending order of uid, whatever the order given, so that equal rows have equal bytes.
 */
public record SparseRow(int[] uids, int[] values) {

    public static final SparseRow EMPTY = new SparseRow(new int[0], new int[0]);

    public SparseRow {
        if (uids.length != values.length) throw new IllegalArgumentException("uids and values differ in length");
        requireU16(uids, "uid");
        requireU16(values, "value");
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
        var kept = entries().without(uid);
        return new SparseRow(kept.uids(), kept.values());
    }

    /** The entries themselves, not a copy. */
    Entries entries() {
        return new Entries(uids, values);
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
        var allNegative = -1;
        for (var k = 1; k < uids.length; k++) allNegative &= uids[k - 1] - uids[k];
        return allNegative < 0;
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

    private static void requireU16(int[] numbers, String name) {
        var bits = 0;
        for (var number : numbers) bits |= number;
        if (bits >>> 16 == 0) return;
        for (var number : numbers) Fixed.requireU16(number, name);
    }
}
