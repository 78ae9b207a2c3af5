package io.taomarket.yuma;

import java.util.Arrays;

/**
 * One validator's bond weights W̃ beside its old bonds B, by ascending miner, wherever there is either: what new bonds
 * are made of. One instance serves all validators in turn.
 */
final class BondPairs {

    private final BondWeights bondWeights;
    private final int[] mergedMiners;
    private final int[] mergedBonds;
    private final long[] weights;
    private int[] miners;
    private int[] bonds;
    private int size;

    BondPairs(BondWeights bondWeights, int columns) {
        this.bondWeights = bondWeights;
        mergedMiners = new int[columns];
        mergedBonds = new int[columns];
        weights = new long[columns];
        miners = mergedMiners;
        bonds = mergedBonds;
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
        if (Arrays.equals(validatorWeights.uids(), oldBonds.uids())) share(validatorWeights, oldBonds);
        else merge(validatorWeights, oldBonds);
        bondWeights.replace(miners, weights, size);
    }

    /** The row of bonds that these pairs became: those that are positive. */
    Row become(long[] newBonds) {
        return Row.ofPositive(miners == mergedMiners ? Arrays.copyOf(miners, size) : miners, newBonds);
    }

    /** Both rows speak of the same miners. */
    private void share(Row validatorWeights, Entries oldBonds) {
        size = oldBonds.size();
        miners = oldBonds.uids();
        bonds = oldBonds.values();
        System.arraycopy(validatorWeights.bits(), 0, weights, 0, size);
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
            mergedMiners[size] = isWeighted ? weighted[w] : bonded[b];
            weights[size] = isWeighted ? validatorWeights.bits()[w++] : BondWeights.ABSENT;
            mergedBonds[size++] = isBonded ? oldBonds.values()[b++] : 0;
        }
        miners = mergedMiners;
        bonds = mergedBonds;
    }
}
