package io.taomarket.yuma;

/** Bonds of Yuma 2: those to one miner are shares of a whole, bought with stake. */
final class Yuma2Bonds {

    /** What a sum of u16 saturates at in 32.32. */
    private static final long MAX_SUM = 1L << 31;

    private static final Entries NO_BONDS = SparseRow.EMPTY.entries();

    private final Row[] weights;
    private final Entries[] old;
    private final BondPairs pairs;
    private final long alpha;
    private final long[] activeShares;

    Yuma2Bonds(Row[] weights, Entries[] old, BondPairs pairs, long alpha, long[] activeShares) {
        this.weights = weights;
        this.old = old;
        this.pairs = pairs;
        this.alpha = alpha;
        this.activeShares = activeShares;
    }

    /** D_i = Σ_j I_j · N_ij with N = norm(B'), normalised; stored is N_ij / max_i N_ij: a column's leader holds 1. */
    Bonds earning(long[] incentive) {
        var bonds = normalized(averages());
        var dividends = new long[bonds.length];
        var maxima = new long[bonds.length];
        for (var validator = 0; validator < bonds.length; validator++) {
            var row = bonds[validator];
            for (var k = 0; k < row.size(); k++) {
                var miner = row.uids()[k];
                dividends[validator] += Fixed.multiplyShares(incentive[miner], row.bits()[k]);
                maxima[miner] = Math.max(maxima[miner], row.bits()[k]);
            }
        }
        return new Bonds(divided(bonds, new Divisors(maxima)), Vectors.normalize(dividends));
    }

    /** B' = α · norm(ΔB) + (1 − α) · norm(B). */
    private Row[] averages() {
        var boughtSums = boughtSums();
        var oldSums = oldSums();
        var rows = new Row[weights.length];
        for (var validator = 0; validator < rows.length; validator++) {
            pairs.pair(weights[validator], old[validator]);
            var bonds = new long[pairs.size()];
            for (var k = 0; k < bonds.length; k++) {
                var fresh = boughtSums.share(pairs.miner(k), bought(validator, k));
                var kept = oldSums.share(pairs.miner(k), pairs.bond(k));
                bonds[k] = Bonds.average(alpha, fresh, kept);
            }
            rows[validator] = pairs.become(bonds);
        }
        return rows;
    }

    /** ΔB_ij = W̃_ij · A_i. */
    private long bought(int validator, int k) {
        return Fixed.multiplyShares(pairs.weight(k), activeShares[validator]);
    }

    private Divisors boughtSums() {
        var sums = new long[weights.length];
        for (var validator = 0; validator < weights.length; validator++) {
            pairs.pair(weights[validator], NO_BONDS);
            for (var k = 0; k < pairs.size(); k++) sums[pairs.miner(k)] += bought(validator, k);
        }
        return new Divisors(sums);
    }

    private Divisors oldSums() {
        var sums = new long[weights.length];
        for (var row : old) {
            for (var k = 0; k < row.size(); k++) {
                var miner = row.uids()[k];
                sums[miner] = Math.min(MAX_SUM, sums[miner] + row.values()[k]);
            }
        }
        return new Divisors(sums);
    }

    private static Row[] normalized(Row[] rows) {
        var sums = new long[rows.length];
        for (var row : rows) row.addTo(sums);
        return divided(rows, new Divisors(sums));
    }

    private static Row[] divided(Row[] rows, Divisors divisors) {
        var quotients = new Row[rows.length];
        for (var i = 0; i < rows.length; i++) quotients[i] = divided(rows[i], divisors);
        return quotients;
    }

    private static Row divided(Row row, Divisors divisors) {
        var quotients = new long[row.size()];
        for (var k = 0; k < quotients.length; k++) quotients[k] = divisors.share(row.uids()[k], row.bits()[k]);
        return new Row(row.uids(), quotients);
    }
}
