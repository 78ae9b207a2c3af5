package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.SparseRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * One epoch, step by step. Section numbers are those of the specification of Bittensor's chain, to which every step
 * was held line by line.
 */
final class ReferenceEpoch {

    private ReferenceEpoch() {}

    static List<NeuronResult> run(EpochInput input) {
        return run(input, Variant.SPARSE);
    }

    static List<NeuronResult> run(EpochInput input, Variant variant) {
        var rules = input.hyperparameters();
        var stake = new ReferenceStake(input, variant);
        var shares = stake.shares();
        var activeShares = stake.activeShares();
        var weights = new ReferenceWeights(input, variant, stake).normalised();
        var consensus = new ReferenceConsensus(weights, activeShares, rules.kappa()).columns();
        var clipped = ReferenceWeights.clipped(weights, consensus);
        var incentive = Vector.normalised(ranks(clipped, activeShares));
        var bought = ReferenceWeights.forBonds(weights, clipped, rules.bondsPenalty());
        var bonds = new ReferenceBonds(input, variant, bought, activeShares, consensus, incentive).outcome();
        var emission = ReferenceEmission.of(incentive, bonds.dividends(), activeShares, shares);
        var permits = stake.nextPermits();
        var trust = clipped.rowSums();

        var results = new ArrayList<NeuronResult>();
        for (var i = 0; i < input.neurons().size(); i++) {
            results.add(new NeuronResult(
                    Q32.stored(consensus.get(i)),
                    Q32.stored(incentive.get(i)),
                    Q32.stored(bonds.dividends().get(i)),
                    Q32.stored(trust.get(i)),
                    Q32.stored(shares.get(i)),
                    stake.isActive(i),
                    permits.get(i),
                    emission.miners().get(i).longValueExact(),
                    emission.validators().get(i).longValueExact(),
                    ReferenceEmission.rao(emission.combined().get(i), input.emissionRao()),
                    ReferenceEmission.rao(emission.miners().get(i), input.emissionRao()),
                    ReferenceEmission.rao(emission.validators().get(i), input.emissionRao()),
                    permits.get(i) ? row(bonds.stored(), i) : SparseRow.EMPTY));
        }
        return results;
    }

    /** R_j = Σ A_i·W̄_ij. */
    static List<BigInteger> ranks(Grid clipped, List<BigInteger> activeShares) {
        var products = clipped.map((i, j, weight) -> Q32.multiply(activeShares.get(i), weight));
        var ranks = new ArrayList<BigInteger>();
        for (var j = 0; j < clipped.size(); j++) ranks.add(Q32.sum(products.column(j)));
        return ranks;
    }

    private static SparseRow row(Grid bonds, int validator) {
        var row = bonds.rows().get(validator);
        return new SparseRow(
                row.keySet().stream().mapToInt(uid -> uid).toArray(),
                row.values().stream().mapToInt(Q32::stored).toArray());
    }
}
