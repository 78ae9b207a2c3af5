package io.taomarket.yuma;

import java.util.Arrays;
import java.util.stream.IntStream;

/** C: for each miner the highest weight that a share κ of the active stake supports. */
final class Consensus {

    /** Numbers gathered at a time: few enough for the processor's cache. */
    private static final int BLOCK_ENTRIES = 4096;

    private static final int MIN_BLOCK_COLUMNS = 16;

    private final Row[] rows;
    private final WeightedMedian median;
    /** The column of a miner that nobody weights. */
    private final long[] absent;

    private Consensus(Row[] rows, WeightedMedian median) {
        this.rows = rows;
        this.median = median;
        this.absent = new long[rows.length];
        Arrays.setAll(absent, validator -> WeightedMedian.key(0, validator));
    }

    /** C_j = median of column j, with Â = A / ΣA over A_i > 0 and minority m = ΣÂ − κ; absent weights count as 0. */
    static long[] of(Row[] weights, int miners, long[] activeShares, long kappa) {
        var validators = IntStream.range(0, weights.length)
                .filter(i -> activeShares[i] > 0)
                .toArray();
        var stakes = Vectors.normalize(
                IntStream.of(validators).mapToLong(i -> activeShares[i]).toArray());
        var rows = IntStream.of(validators).mapToObj(i -> weights[i]).toArray(Row[]::new);
        var median = new WeightedMedian(stakes, Vectors.sum(stakes) - kappa);
        return new Consensus(rows, median).ofColumns(miners);
    }

    /** Walks all rows side by side, a block of columns at a time, rather than one column and all memory at a time. */
    private long[] ofColumns(int columns) {
        var consensus = new long[columns];
        if (rows.length == 0) return consensus;
        var blockColumns = Math.max(MIN_BLOCK_COLUMNS, BLOCK_ENTRIES / rows.length);
        var keys = new long[blockColumns * rows.length];
        var next = new int[rows.length];
        for (var first = 0; first < columns; first += blockColumns) {
            var end = Math.min(first + blockColumns, columns);
            gather(first, end, next, keys);
            for (var miner = first; miner < end; miner++) {
                var start = (miner - first) * rows.length;
                consensus[miner] = median.of(keys, start, start + rows.length);
            }
        }
        return consensus;
    }

    /** Puts the weights on the miners first..end column by column; each row goes on where it stopped. */
    private void gather(int first, int end, int[] next, long[] keys) {
        for (var miner = first; miner < end; miner++) {
            System.arraycopy(absent, 0, keys, (miner - first) * rows.length, rows.length);
        }
        for (var validator = 0; validator < rows.length; validator++) {
            var miners = rows[validator].uids();
            var weights = rows[validator].bits();
            var k = next[validator];
            for (; k < miners.length && miners[k] < end; k++) {
                keys[(miners[k] - first) * rows.length + validator] = WeightedMedian.key(weights[k], validator);
            }
            next[validator] = k;
        }
    }
}
