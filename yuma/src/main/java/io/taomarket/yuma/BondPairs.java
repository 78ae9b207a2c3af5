package io.taomarket.yuma;

/**
 * One validator's bond weights W̃ beside its old bonds B, by ascending miner, wherever there is either: what bonds are
 * made of. One instance serves all validators in turn.
 */
final class BondPairs {

    private static final int NO_MINER = Integer.MAX_VALUE;

    final int[] miners;
    /** W̃ in 32.32, 0 where not listed. */
    final long[] weights;
    /** B as stored, u16; 0 where there is none. */
    final int[] bonds;
    /** Whether W̃ has an entry, be it 0. */
    final boolean[] listed;

    private final BondWeights bondWeights;
    private int size;

    BondPairs(BondWeights bondWeights, int columns) {
        this.bondWeights = bondWeights;
        miners = new int[columns];
        weights = new long[columns];
        bonds = new int[columns];
        listed = new boolean[columns];
    }

    int size() {
        return size;
    }

    /** Merges two ascending rows. */
    void pair(Row validatorWeights, SparseRow oldBonds) {
        size = 0;
        var w = 0;
        var b = 0;
        while (w < validatorWeights.size() || b < oldBonds.size()) {
            var weighted = w < validatorWeights.size() ? validatorWeights.uids()[w] : NO_MINER;
            var bonded = b < oldBonds.size() ? oldBonds.uid(b) : NO_MINER;
            var miner = Math.min(weighted, bonded);
            var weight =
                    weighted == miner ? bondWeights.of(miner, validatorWeights.bits()[w++]) : BondWeights.ABSENT;
            add(miner, weight, bonded == miner ? oldBonds.value(b++) : 0);
        }
    }

    private void add(int miner, long weight, int bond) {
        miners[size] = miner;
        weights[size] = Math.max(0, weight);
        bonds[size] = bond;
        listed[size] = weight != BondWeights.ABSENT;
        size++;
    }
}
