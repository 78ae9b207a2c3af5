package io.taomarket.yuma.sequence;

import io.taomarket.yuma.SparseRow;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Weights and bonds: a row is {@code [[uid, u16], …]}, a matrix a list of rows or a pattern. */
final class Rows {

    /** 4096 × 4096. A pattern is short to write and long to compute; this many an epoch takes in seconds. */
    static final long MAX_ENTRIES = 1 << 24;

    private Rows() {}

    /** One row for each neuron. */
    static SparseRow[] matrix(Value value, int neurons) {
        if (!value.isList()) return pattern(value, neurons);
        return value.elements(neurons, "one row for each neuron").stream()
                .map(row -> row(row, neurons))
                .toArray(SparseRow[]::new);
    }

    static SparseRow row(Value value, int neurons) {
        var entries = value.elements();
        var uids = new int[entries.size()];
        var values = new int[entries.size()];
        var seen = new BitSet(neurons);
        for (var k = 0; k < uids.length; k++) {
            var entry = entries.get(k).elements(2, "[uid, value]");
            uids[k] = uidOnce(entry.get(0), neurons, seen);
            values[k] = entry.get(1).u16();
        }
        return new SparseRow(uids, values);
    }

    /** {"from", "to"} without {@code to}, or a list in which none occurs twice. */
    static int[] uids(Value value, int neurons) {
        if (value.isList()) {
            var seen = new BitSet(neurons);
            return value.elements().stream()
                    .mapToInt(uid -> uidOnce(uid, neurons, seen))
                    .toArray();
        }
        var range = value.members(Set.of("from", "to"));
        var to = (int) required(value, range, "to").integer(0, neurons, "a uid to stop before");
        return IntStream.range((int) required(value, range, "from").integer(0, to, "a uid to begin with"), to)
                .toArray();
    }

    static Value required(Value parent, Map<String, Value> members, String key) {
        var member = members.get(key);
        if (member == null) throw parent.refused("has no " + key);
        return member;
    }

    /** Rows that are all alike, and rows that have one entry: their own. */
    private static SparseRow[] pattern(Value value, int neurons) {
        var members = value.members(List.of("pattern", "rows", "cols", "value", "self_rows"));
        var name = required(value, members, "pattern");
        if (!name.text().equals("uniform")) throw name.refused(name + " is not a known pattern; uniform is");
        var entry = required(value, members, "value").u16();
        var matrix = new SparseRow[neurons];
        Arrays.fill(matrix, SparseRow.EMPTY);
        var rows = uids(value, members, "rows", neurons);
        var columns = uids(value, members, "cols", neurons);
        if ((long) rows.length * columns.length > MAX_ENTRIES)
            throw value.refused(
                    rows.length + " rows of " + columns.length + " are more than " + MAX_ENTRIES + " entries");
        var row = uniform(columns, entry);
        for (var uid : rows) matrix[uid] = row;
        if (!members.containsKey("self_rows")) return matrix;
        for (var uid : uids(value, members, "self_rows", neurons)) matrix[uid] = uniform(new int[] {uid}, entry);
        return matrix;
    }

    private static int[] uids(Value parent, Map<String, Value> members, String key, int neurons) {
        return uids(required(parent, members, key), neurons);
    }

    private static SparseRow uniform(int[] uids, int value) {
        var values = new int[uids.length];
        Arrays.fill(values, value);
        return new SparseRow(uids, values);
    }

    private static int uidOnce(Value value, int neurons, BitSet seen) {
        var uid = value.uid(neurons);
        if (seen.get(uid)) throw value.refused("uid " + uid + " occurs twice");
        seen.set(uid);
        return uid;
    }
}
