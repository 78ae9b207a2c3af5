package io.taomarket.yuma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Why miners got what they got: what was asked for them, how much of it the majority let stand, and whose weights it
 * cut down. Bits are 32.32.
 *
 * @param preRankBits P_j = Σ_i A_i · W_ij by miner: its rank before clipping
 * @param trustBits R_j / P_j by miner: how much of it clipping left, 0 without any
 * @param clips every weight that was cut down, by validator, then miner
 */
public record Explanation(long[] preRankBits, long[] trustBits, List<Clip> clips) {

    public Explanation {
        preRankBits = preRankBits.clone();
        trustBits = trustBits.clone();
        clips = List.copyOf(clips);
    }

    static Explanation of(Epoch epoch) {
        var weights = epoch.weights();
        var preRanks = new long[weights.length];
        var clips = new ArrayList<Clip>();
        for (var validator = 0; validator < weights.length; validator++) {
            var activeShare = epoch.stakes().activeShares()[validator];
            for (var k = 0; k < weights[validator].size(); k++) {
                var miner = weights[validator].uids()[k];
                var weight = weights[validator].bits()[k];
                var consensus = epoch.consensus()[miner];
                preRanks[miner] += Fixed.multiply(activeShare, weight);
                if (weight > consensus) clips.add(new Clip(validator, miner, weight, consensus));
            }
        }
        return new Explanation(preRanks, trust(epoch.clipping().ranks(), preRanks), clips);
    }

    private static long[] trust(long[] ranks, long[] preRanks) {
        var trust = new long[ranks.length];
        Arrays.setAll(trust, miner -> Fixed.divide(ranks[miner], preRanks[miner]));
        return trust;
    }

    @Override
    public long[] preRankBits() {
        return preRankBits.clone();
    }

    @Override
    public long[] trustBits() {
        return trustBits.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation that
                && Arrays.equals(preRankBits, that.preRankBits)
                && Arrays.equals(trustBits, that.trustBits)
                && clips.equals(that.clips);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(preRankBits) + Arrays.hashCode(trustBits)) + clips.hashCode();
    }

    @Override
    public String toString() {
        return "Explanation[preRankBits=" + Arrays.toString(preRankBits) + ", trustBits=" + Arrays.toString(trustBits)
                + ", clips=" + clips + "]";
    }
}
