package io.taomarket.yuma;

import java.util.Arrays;

/**
 * One validator's bond weights W̃ beside its old bonds B, by ascending miner, wherever there is either: what new bonds
 * are made of. One instance serves all validators in turn.
 */
final class BondPairs {

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

    void pair(Row validatorWeights, Entries oldBonds) {
        if (Arrays.equals(validatorWeights.uids(), oldBonds.uids())) copy(validatorWeights, oldBonds);
        else merge(validatorWeights, oldBonds);
        bondWeights.replace(miners, weights, size);
    }

    /** The row of bonds that these pairs became: those that are positive. */
    Row become(long[] newBonds) {
        return Row.ofPositive(miners, newBonds);
    }

    private void copy(Row validatorWeights, Entries oldBonds) {
        size = oldBonds.size();
        System.arraycopy(oldBonds.uids(), 0, miners, 0, size);
        System.arraycopy(validatorWeights.bits(), 0, weights, 0, size);
        System.arraycopy(oldBonds.values(), 0, bonds, 0, size);
    }

    private void merge(Row validatorWeights, Entries oldBonds) {
        var weighted = validatorWeights.uids();
        var bonded = oldBonds.uids();
        var w = 0;
        var b = 0;
        size = 0;
        while (w < weighted.length || b < bonded.length) {
            var isWeighted = w < weighted.length && (b == bonded.length || weighted[w] <= bonded[b]);
            var isBonded = b < bonded.length && (w == weighted.length || bonded[b] <= weighted[w]);
            miners[size] = isWeighted ? weighted[w] : bonded[b];
            weights[size] = isWeighted ? validatorWeights.bits()[w++] : BondWeights.ABSENT;
            bonds[size++] = isBonded ? oldBonds.values()[b++] : 0;
        }
    }
}
