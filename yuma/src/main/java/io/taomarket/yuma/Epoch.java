package io.taomarket.yuma;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One epoch, computed: every intermediate result in 32.32, by uid. */
record Epoch(
        Stakes stakes,
        Row[] weights,
        long[] consensus,
        Clipping clipping,
        long[] incentive,
        Bonds bonds,
        EmissionShares emission) {

    static Epoch of(EpochInput input) {
        var kappa = Fixed.ofU16(input.hyperparameters().kappa());
        var stakes = Stakes.of(input);
        var weights = WeightMatrix.of(input, stakes.permits());
        var consensus = Consensus.of(weights, weights.length, stakes.activeShares(), kappa);
        var clipping = Clipping.of(weights, consensus, stakes.activeShares());
        // I = R / ΣR
        var incentive = Vectors.normalize(clipping.ranks());
        var bonds = Bonds.of(input, weights, consensus, incentive, stakes.activeShares());
        var emission = EmissionShares.of(incentive, bonds.dividends(), stakes);
        return new Epoch(stakes, weights, consensus, clipping, incentive, bonds, emission);
    }

    EpochResult result(long emissionRao, @Nullable Explanation explanation) {
        var neurons = IntStream.range(0, consensus.length)
                .mapToObj(uid -> neuron(uid, emissionRao))
                .toList();
        return new EpochResult(neurons, explanation);
    }

    private NeuronResult neuron(int uid, long emissionRao) {
        return new NeuronResult(
                Fixed.toU16(consensus[uid]),
                Fixed.toU16(incentive[uid]),
                Fixed.toU16(bonds.dividends()[uid]),
                Fixed.toU16(clipping.validatorTrust()[uid]),
                Fixed.toU16(stakes.shares()[uid]),
                stakes.active()[uid],
                stakes.nextPermits()[uid],
                emission.miners()[uid],
                emission.validators()[uid],
                Fixed.multiply(emission.combined()[uid], emissionRao),
                Fixed.multiply(emission.miners()[uid], emissionRao),
                Fixed.multiply(emission.validators()[uid], emissionRao),
                stakes.nextPermits()[uid] ? bonds.stored()[uid].stored() : SparseRow.EMPTY);
    }
}
