package io.taomarket.yuma;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The notations of the vector files, read into the library's types. */
final class VectorJson {

    private VectorJson() {}

    /** A list, or {"default": x, "ranges": [[from, to, value]]}. */
    static long[] longs(JsonNode node, int size) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .mapToLong(VectorJson::number)
                    .toArray();
        }
        var values = new long[size];
        Arrays.fill(values, number(node.get("default")));
        for (var range : node.get("ranges")) {
            Arrays.fill(values, range.get(0).asInt(), range.get(1).asInt(), number(range.get(2)));
        }
        return values;
    }

    /** Rows [[uid, value], …], or {"pattern": "uniform", …}. */
    static SparseRow[] rows(JsonNode node, int size) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(VectorJson::row)
                    .toArray(SparseRow[]::new);
        }
        var rows = new SparseRow[size];
        Arrays.fill(rows, SparseRow.EMPTY);
        var value = node.get("value").asInt();
        uids(node.get("rows")).forEach(uid -> rows[uid] = uniform(uids(node.get("cols")), value));
        if (node.has("self_rows")) {
            uids(node.get("self_rows")).forEach(uid -> rows[uid] = uniform(IntStream.of(uid), value));
        }
        return rows;
    }

    static SparseRow row(JsonNode node) {
        var entries = StreamSupport.stream(node.spliterator(), false).toList();
        return new SparseRow(
                entries.stream().mapToInt(entry -> entry.get(0).asInt()).toArray(),
                entries.stream().mapToInt(entry -> entry.get(1).asInt()).toArray());
    }

    /** {"from", "to"} without to, or a list. */
    static IntStream uids(JsonNode node) {
        if (node.isArray())
            return StreamSupport.stream(node.spliterator(), false).mapToInt(JsonNode::asInt);
        return IntStream.range(node.get("from").asInt(), node.get("to").asInt());
    }

    /** A real as 32.32 bits, nearest with ties to even; "min" and "max" are the ends of the type. */
    static long bits(JsonNode node, boolean throughSingle) {
        if (node.isString()) return node.asString().equals("max") ? Long.MAX_VALUE : Long.MIN_VALUE;
        var real = throughSingle ? (float) node.asDouble() : node.asDouble();
        return (long) Math.rint(real * 0x1p32);
    }

    static long[] bitsOf(JsonNode node, boolean throughSingle) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToLong(real -> bits(real, throughSingle))
                .toArray();
    }

    /** Rows of reals, every entry present; or rows of [column, real], the others absent. */
    static Row[] matrix(JsonNode node) {
        return matrix(node, false);
    }

    /** As above; what is sparse has no entry for a plain 0. */
    static Row[] matrix(JsonNode node, boolean isSparse) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(row -> matrixRow(row, isSparse))
                .toArray(Row[]::new);
    }

    private static Row matrixRow(JsonNode row, boolean isSparse) {
        var bits = new TreeMap<Integer, Long>();
        for (var k = 0; k < row.size(); k++) {
            var entry = row.get(k);
            if (entry.isArray()) bits.put(entry.get(0).asInt(), bits(entry.get(1), true));
            else if (!isSparse || entry.asDouble() != 0) bits.put(k, bits(entry, true));
        }
        return new Row(
                bits.keySet().stream().mapToInt(i -> i).toArray(),
                bits.values().stream().mapToLong(b -> b).toArray());
    }

    static double real(long bits) {
        return bits * 0x1p-32;
    }

    private static long number(JsonNode node) {
        if (node.isNull()) return 0;
        return node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asLong();
    }

    private static SparseRow uniform(IntStream uids, int value) {
        var columns = uids.toArray();
        var values = new int[columns.length];
        Arrays.fill(values, value);
        return new SparseRow(columns, values);
    }
}
