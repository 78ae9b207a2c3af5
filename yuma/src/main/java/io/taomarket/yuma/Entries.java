package io.taomarket.yuma;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A stored row as it is computed with: u16 values by ascending uid. Rows share arrays: what is in them never changes. */
record Entries(int[] uids, int[] values) {

    int size() {
        return uids.length;
    }

    /** Σ values. */
    long sum() {
        var sum = 0L;
        for (var value : values) sum += value;
        return sum;
    }

    /** All but the entry for one uid. */
    Entries without(int uid) {
        var found = Arrays.binarySearch(uids, uid);
        return found < 0 ? this : new Entries(without(uids, found), without(values, found));
    }

    /** Those whose uid fulfils a condition. */
    Entries keep(IntPredicate condition) {
        var keptUids = new int[uids.length];
        var keptValues = new int[uids.length];
        var size = 0;
        for (var k = 0; k < uids.length; k++) {
            if (!condition.test(uids[k])) continue;
            keptUids[size] = uids[k];
            keptValues[size++] = values[k];
        }
        return new Entries(Arrays.copyOf(keptUids, size), Arrays.copyOf(keptValues, size));
    }

    private static int[] without(int[] numbers, int index) {
        var kept = Arrays.copyOf(numbers, numbers.length - 1);
        System.arraycopy(numbers, index + 1, kept, index, kept.length - index);
        return kept;
    }
}
