package io.taomarket.yuma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One epoch, computed: every intermediate result in 32.32, by uid. */
record Epoch(
        Stakes stakes,
        Matrix weights,
        long[] consensus,
        long[] validatorTrust,
        long[] incentive,
        Bonds bonds,
        EmissionShares emission) {

    static Epoch of(EpochInput input) {
        var rules = input.hyperparameters();
        var stakes = Stakes.of(input);
        var weights = WeightMatrix.of(input, stakes.permits());
        var consensus = Consensus.of(weights, stakes.activeShares(), Fixed.ofU16(rules.kappa()));
        var clipped = Clipping.clip(weights, consensus);
        var validatorTrust = clipped.rowSums();
        // R_j = Σ_i A_i · W̄_ij, I = R / ΣR
        var incentive = Vectors.normalize(clipped.columnSumsWeightedBy(stakes.activeShares()));
        var bondWeights = Clipping.interpolate(weights, clipped, Fixed.ofU16(rules.bondsPenalty()));
        var bonds = Bonds.of(input, bondWeights, consensus, incentive, stakes.activeShares());
        var emission = EmissionShares.of(incentive, bonds.dividends(), stakes);
        return new Epoch(stakes, weights, consensus, validatorTrust, incentive, bonds, emission);
    }

    EpochResult result(long emissionRao, @Nullable Explanation explanation) {
        var neurons = IntStream.range(0, consensus.length)
                .mapToObj(uid -> neuron(uid, emissionRao))
                .toList();
        return new EpochResult(neurons, explanation);
    }

    /** P_j = Σ_i A_i · W_ij, trust_j = R_j / P_j. */
    Explanation explanation() {
        var preRanks = weights.columnSumsWeightedBy(stakes.activeShares());
        var ranks = Clipping.clip(weights, consensus).columnSumsWeightedBy(stakes.activeShares());
        var trust = preRanks.clone();
        Arrays.setAll(trust, miner -> Fixed.divide(ranks[miner], preRanks[miner]));
        var clips = new ArrayList<Clip>();
        weights.forEach((validator, miner, weight) -> {
            if (weight > consensus[miner]) clips.add(new Clip(validator, miner, weight, consensus[miner]));
        });
        return new Explanation(preRanks, trust, clips);
    }

    private NeuronResult neuron(int uid, long emissionRao) {
        return new NeuronResult(
                Fixed.toU16(consensus[uid]),
                Fixed.toU16(incentive[uid]),
                Fixed.toU16(bonds.dividends()[uid]),
                Fixed.toU16(validatorTrust[uid]),
                Fixed.toU16(stakes.shares()[uid]),
                stakes.active()[uid],
                stakes.nextPermits()[uid],
                emission.miners()[uid],
                emission.validators()[uid],
                Fixed.multiply(emission.combined()[uid], emissionRao),
                Fixed.multiply(emission.miners()[uid], emissionRao),
                Fixed.multiply(emission.validators()[uid], emissionRao),
                stakes.nextPermits()[uid] ? bonds.stored().row(uid) : SparseRow.EMPTY);
    }
}
