package io.taomarket.yuma;

import java.util.Arrays;

/** Bonds of Yuma 3: each is a quantity of its own in 0..1; stake enters only where they pay. */
final class Yuma3Bonds {

    private Yuma3Bonds() {}

    /** How one validator's bonds move toward its weights: B' in 32.32, pair by pair. */
    interface Average {

        long[] of(BondPairs pairs);
    }

    /** Liquid alpha needs a consensus to be ahead of. */
    static Average average(Hyperparameters rules, long[] consensus) {
        var isLiquid = rules.liquidAlpha() && Arrays.stream(consensus).anyMatch(c -> c != 0);
        return isLiquid ? new LiquidAlpha(rules, consensus) : plain(rules.plainAlpha());
    }

    /** B'_ij = α · W̃_ij + (1 − α) · B_ij. */
    static Average plain(long alpha) {
        var mixes = 0 < alpha && alpha < Fixed.ONE;
        return pairs -> {
            var bonds = new long[pairs.size()];
            for (var k = 0; k < bonds.length; k++) {
                var weight = pairs.weight(k);
                var bond = Fixed.ofU16(pairs.bond(k));
                bonds[k] = mixes ? Bonds.mix(alpha, weight, bond) : Bonds.average(alpha, weight, bond);
            }
            return bonds;
        };
    }

    static Bonds of(
            Row[] weights, Entries[] old, BondPairs pairs, Average average, long[] incentive, long[] activeShares) {
        var bonds = new Row[weights.length];
        var sums = new long[weights.length];
        for (var validator = 0; validator < bonds.length; validator++) {
            pairs.pair(weights[validator], old[validator]);
            bonds[validator] = pairs.become(average.of(pairs));
            bonds[validator].addTo(sums);
        }
        return new Bonds(bonds, dividends(bonds, new Divisors(sums), incentive, activeShares));
    }

    /** N_ij = B'_ij / Σ_i B'_ij; D_i = A_i · Σ_j N_ij · I_j, normalised. */
    private static long[] dividends(Row[] bonds, Divisors sums, long[] incentive, long[] activeShares) {
        var dividends = new long[bonds.length];
        for (var validator = 0; validator < bonds.length; validator++) {
            if (activeShares[validator] == 0) continue;
            var earned = earned(bonds[validator], sums, incentive);
            dividends[validator] = Fixed.multiply(earned, activeShares[validator]);
        }
        return Vectors.normalize(dividends);
    }

    private static long earned(Row bonds, Divisors sums, long[] incentive) {
        var earned = 0L;
        for (var k = 0; k < bonds.size(); k++) {
            var miner = bonds.uids()[k];
            earned += Fixed.multiplyShares(sums.share(miner, bonds.bits()[k]), incentive[miner]);
        }
        return earned;
    }
}
