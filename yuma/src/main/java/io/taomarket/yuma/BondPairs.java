package io.taomarket.yuma;

/**
 * One validator's bond weights W̃ beside its old bonds B, by ascending miner, wherever there is either: what new bonds
 * are made of. One instance serves all validators in turn.
 */
final class BondPairs {

    private static final int NO_MINER = Integer.MAX_VALUE;

    private final BondWeights bondWeights;
    private final int[] miners;
    private final long[] weights;
    private final int[] bonds;
    private int size;

    BondPairs(BondWeights bondWeights, int columns) {
        this.bondWeights = bondWeights;
        miners = new int[columns];
        weights = new long[columns];
        bonds = new int[columns];
    }

    int size() {
        return size;
    }

    int miner(int k) {
        return miners[k];
    }

    /** W̃ in 32.32, 0 where not listed. */
    long weight(int k) {
        return Math.max(0, weights[k]);
    }

    /** Whether W̃ has an entry, be it 0. */
    boolean isListed(int k) {
        return weights[k] != BondWeights.ABSENT;
    }

    /** B as stored, u16; 0 where there is none. */
    int bond(int k) {
        return bonds[k];
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
            miners[size] = miner;
            weights[size] =
                    weighted == miner ? bondWeights.of(miner, validatorWeights.bits()[w++]) : BondWeights.ABSENT;
            bonds[size] = bonded == miner ? oldBonds.value(b++) : 0;
            size++;
        }
    }

    /** The row of bonds that these pairs became: those that are positive. */
    Row become(long[] newBonds) {
        return Row.ofPositive(miners, newBonds);
    }
}
