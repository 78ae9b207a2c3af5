package io.taomarket.yuma;

import java.util.Comparator;
import java.util.stream.IntStream;

/** C: for each miner the highest weight that a share κ of the active stake supports. */
final class Consensus {

    private Consensus() {}

    /** C_j = median of column j, with Â = A / ΣA over A_i > 0 and minority m = ΣÂ − κ; absent weights count as 0. */
    static long[] of(Matrix weights, long[] activeShares, long kappa) {
        var validators = IntStream.range(0, activeShares.length)
                .filter(i -> activeShares[i] > 0)
                .toArray();
        var stakes = Vectors.normalize(
                IntStream.of(validators).mapToLong(i -> activeShares[i]).toArray());
        var minority = Vectors.sum(stakes) - kappa;
        return IntStream.range(0, weights.columns())
                .mapToObj(miner -> IntStream.of(validators)
                        .mapToLong(validator -> weights.bits(validator, miner))
                        .toArray())
                .mapToLong(column -> weightedMedian(stakes, column, minority))
                .toArray();
    }

    /**
     * The smallest score v with Σ_{i: score_i ≤ v} stake_i > minority; if there is none the largest, and 0 without
     * scores. κ = 1 so gives the minimum, κ = 0 the maximum.
     */
    static long weightedMedian(long[] stakes, long[] scores, long minority) {
        var ascending = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> scores[i]))
                .toList();
        var stakeSoFar = 0L;
        var median = 0L;
        for (var i : ascending) {
            stakeSoFar += stakes[i];
            median = scores[i];
            if (stakeSoFar > minority) return median;
        }
        return median;
    }
}
