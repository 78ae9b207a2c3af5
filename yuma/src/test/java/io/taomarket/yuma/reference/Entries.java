package io.taomarket.yuma.reference;

import io.taomarket.yuma.SparseRow;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows with some of their entries taken out. */
final class Entries {

    private Entries() {}

    static SparseRow without(SparseRow row, int uid) {
        var uids = row.uids();
        return kept(row, k -> uids[k] != uid);
    }

    static SparseRow withoutZeros(SparseRow row) {
        var values = row.values();
        return kept(row, k -> values[k] != 0);
    }

    private static SparseRow kept(SparseRow row, IntPredicate keep) {
        var uids = row.uids();
        var values = row.values();
        var kept = IntStream.range(0, uids.length).filter(keep).toArray();
        return new SparseRow(
                IntStream.of(kept).map(k -> uids[k]).toArray(),
                IntStream.of(kept).map(k -> values[k]).toArray());
    }
}
