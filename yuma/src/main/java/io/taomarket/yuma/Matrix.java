package io.taomarket.yuma;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers in 32.32 by validator (row) and miner (column). An absent entry counts as 0 in every sum, but is not the
 * same as an entry of 0, just as in the chain's sparse matrices. Rows without entries take no space.
 */
final class Matrix {

    private static final long ABSENT = Long.MIN_VALUE;
    private static final long[] NO_ENTRIES = {};

    private final int columns;
    private final long[][] rows;

    Matrix(int rows, int columns) {
        this.columns = columns;
        this.rows = new long[rows][];
        Arrays.fill(this.rows, NO_ENTRIES);
    }

    int rows() {
        return rows.length;
    }

    int columns() {
        return columns;
    }

    boolean has(int row, int column) {
        return rows[row].length > 0 && rows[row][column] != ABSENT;
    }

    /** The entry's bits, 0 for an absent one. */
    long bits(int row, int column) {
        return has(row, column) ? rows[row][column] : 0;
    }

    void put(int row, int column, long bits) {
        if (rows[row].length == 0) {
            rows[row] = new long[columns];
            Arrays.fill(rows[row], ABSENT);
        }
        rows[row][column] = bits;
    }

    /** A row as it is stored: its entries as u16, floored. */
    SparseRow row(int row) {
        var uids =
                IntStream.range(0, columns).filter(column -> has(row, column)).toArray();
        return new SparseRow(
                uids, IntStream.of(uids).map(uid -> Fixed.toU16(bits(row, uid))).toArray());
    }

    void forEach(EntryAction action) {
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < rows[row].length; column++) {
                if (rows[row][column] != ABSENT) action.accept(row, column, rows[row][column]);
            }
        }
    }

    /** The same entries with other values. */
    Matrix map(EntryFormula formula) {
        var result = new Matrix(rows.length, columns);
        forEach((row, column, bits) -> result.put(row, column, formula.apply(row, column, bits)));
        return result;
    }

    /** The entries that fulfil a condition. */
    Matrix keep(EntryCondition condition) {
        var result = new Matrix(rows.length, columns);
        forEach((row, column, bits) -> {
            if (condition.test(row, column, bits)) result.put(row, column, bits);
        });
        return result;
    }

    /** A formula of the entries of two matrices, where either has one; only positive results become entries. */
    static Matrix combine(Matrix first, Matrix second, PairFormula formula) {
        var result = new Matrix(first.rows(), first.columns);
        for (var row = 0; row < first.rows(); row++) {
            if (first.rows[row].length + second.rows[row].length == 0) continue;
            for (var column = 0; column < first.columns; column++) {
                var bits = formula.apply(first.bits(row, column), second.bits(row, column));
                if (bits > 0) result.put(row, column, bits);
            }
        }
        return result;
    }

    long[] rowSums() {
        var sums = new long[rows.length];
        forEach((row, _, bits) -> sums[row] += bits);
        return sums;
    }

    long[] columnSums() {
        var sums = new long[columns];
        forEach((_, column, bits) -> sums[column] += bits);
        return sums;
    }

    /** x_ij / Σ_j x_ij. */
    Matrix normalizeRows() {
        var sums = rowSums();
        return map((row, _, bits) -> Fixed.divide(bits, sums[row]));
    }

    /** x_ij / Σ_i x_ij. */
    Matrix normalizeColumns() {
        var sums = columnSums();
        return map((_, column, bits) -> Fixed.divide(bits, sums[column]));
    }

    /** x_ij / max_i x_ij. */
    Matrix maxUpscaleColumns() {
        var maxima = new long[columns];
        forEach((_, column, bits) -> maxima[column] = Math.max(maxima[column], bits));
        return map((_, column, bits) -> Fixed.divide(bits, maxima[column]));
    }

    /** Σ_i v_i · x_ij by column, each product rounded. */
    long[] columnSumsWeightedBy(long[] vector) {
        return map((row, _, bits) -> Fixed.multiply(vector[row], bits)).columnSums();
    }

    /** Σ_j v_j · x_ij by row, each product rounded. */
    long[] rowSumsWeightedBy(long[] vector) {
        return map((_, column, bits) -> Fixed.multiply(vector[column], bits)).rowSums();
    }

    interface EntryAction {
        void accept(int row, int column, long bits);
    }

    interface EntryFormula {
        long apply(int row, int column, long bits);
    }

    interface EntryCondition {
        boolean test(int row, int column, long bits);
    }

    interface PairFormula {
        long apply(long first, long second);
    }
}
