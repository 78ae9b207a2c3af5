package io.taomarket.yuma.reference;

import io.taomarket.yuma.SparseRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A square matrix, one sorted map a row. An absent entry counts as zero but is not an entry of value zero. */
record Grid(List<TreeMap<Integer, BigInteger>> rows) {

    /** What becomes of an entry; null drops it. */
    interface Cell {
        @Nullable
        BigInteger apply(int row, int column, BigInteger value);
    }

    /** Columns that no neuron holds are left out. */
    static Grid of(List<SparseRow> stored, IntFunction<BigInteger> number) {
        var rows = new ArrayList<TreeMap<Integer, BigInteger>>();
        for (var from : stored) {
            var row = new TreeMap<Integer, BigInteger>();
            var uids = from.uids();
            var values = from.values();
            for (var k = 0; k < uids.length; k++) {
                if (uids[k] < stored.size()) row.put(uids[k], number.apply(values[k]));
            }
            rows.add(row);
        }
        return new Grid(rows);
    }

    int size() {
        return rows.size();
    }

    BigInteger at(int row, int column) {
        return rows.get(row).getOrDefault(column, Q32.ZERO);
    }

    Grid map(Cell cell) {
        var mapped = new ArrayList<TreeMap<Integer, BigInteger>>();
        for (var i = 0; i < size(); i++) {
            var row = new TreeMap<Integer, BigInteger>();
            for (var entry : rows.get(i).entrySet()) {
                var value = cell.apply(i, entry.getKey(), entry.getValue());
                if (value != null) row.put(entry.getKey(), value);
            }
            mapped.add(row);
        }
        return new Grid(mapped);
    }

    /** An entry, of value zero where it had none, wherever this or the other has one. */
    Grid withEntriesOf(Grid other) {
        var filled = new ArrayList<TreeMap<Integer, BigInteger>>();
        for (var i = 0; i < size(); i++) {
            var uids = new TreeSet<>(rows.get(i).keySet());
            uids.addAll(other.rows.get(i).keySet());
            var row = new TreeMap<Integer, BigInteger>();
            for (var uid : uids) row.put(uid, at(i, uid));
            filled.add(row);
        }
        return new Grid(filled);
    }

    Grid positive() {
        return map((i, j, value) -> value.signum() > 0 ? value : null);
    }

    List<BigInteger> column(int j) {
        var column = new ArrayList<BigInteger>();
        for (var i = 0; i < size(); i++) column.add(at(i, j));
        return column;
    }

    List<BigInteger> rowSums() {
        return rows.stream().map(row -> Q32.sum(row.values())).toList();
    }

    Grid rowsDividedBySum() {
        var sums = rowSums();
        return map((i, j, value) -> sums.get(i).signum() == 0 ? value : Q32.divide(value, sums.get(i)));
    }

    Grid columnsDividedBySum() {
        return columnsDividedBy(Q32::sum);
    }

    Grid columnsDividedByMaximum() {
        return columnsDividedBy(column -> column.stream().reduce(Q32.ZERO, BigInteger::max));
    }

    private Grid columnsDividedBy(Function<List<BigInteger>, BigInteger> of) {
        var divisors = new ArrayList<BigInteger>();
        for (var j = 0; j < size(); j++) divisors.add(of.apply(column(j)));
        return map((i, j, value) -> divisors.get(j).signum() == 0 ? value : Q32.divide(value, divisors.get(j)));
    }

    /** One value per row from the products of its entries with a vector over the columns, each product floored. */
    List<BigInteger> times(List<BigInteger> vector) {
        return map((i, j, value) -> Q32.multiply(value, vector.get(j))).rowSums();
    }
}
