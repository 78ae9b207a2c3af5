package io.taomarket.yuma;

import java.util.Arrays;
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
        var given = uids;
        var order = IntStream.range(0, uids.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(given[a], given[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        uids = pick(uids, order);
        values = pick(values, order);
        for (var i = 1; i < uids.length; i++) {
            if (uids[i - 1] == uids[i]) throw new IllegalArgumentException("uid " + uids[i] + " occurs twice");
        }
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

    private static int[] pick(int[] from, int[] order) {
        return Arrays.stream(order).map(i -> from[i]).toArray();
    }
}
