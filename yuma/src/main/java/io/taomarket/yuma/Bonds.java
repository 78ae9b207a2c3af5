package io.taomarket.yuma;

import java.util.Arrays;

/**
 * What validators have built up in miners, and what it earns them. Bonds follow weights slowly, so the validator that
 * found a good miner first earns most by it, and one that copies others' weights comes late.
 *
 * @param stored B' as the next epoch gets it, shares of 1
 * @param dividends D, summing to 1
 */
record Bonds(Matrix stored, long[] dividends) {

    static Bonds of(EpochInput input, Matrix bondWeights, long[] consensus, long[] incentive, long[] activeShares) {
        var rules = input.hyperparameters();
        var old = oldBonds(input);
        if (!rules.yuma3()) return yuma2(old, bondWeights, incentive, activeShares, rules.plainAlpha());
        var isLiquid = rules.liquidAlpha() && Arrays.stream(consensus).anyMatch(c -> c != 0);
        var oldShares = old.map((_, _, u16) -> Fixed.ofU16((int) u16));
        var bonds = isLiquid
                ? LiquidAlpha.average(bondWeights, oldShares, consensus, rules)
                : average(bondWeights, oldShares, rules.plainAlpha());
        return yuma3(bonds, incentive, activeShares);
    }

    /**
     * Yuma 3: a bond is a quantity of its own in 0..1; stake enters only where it pays.
     * N_ij = B'_ij / Σ_i B'_ij; D_i = A_i · Σ_j N_ij · I_j, normalised.
     */
    private static Bonds yuma3(Matrix bonds, long[] incentive, long[] activeShares) {
        var earned = bonds.normalizeColumns().rowSumsWeightedBy(incentive);
        return new Bonds(bonds, Vectors.normalize(Vectors.multiply(earned, activeShares)));
    }

    /**
     * Yuma 2: the bonds to a miner are shares of a whole, bought with stake.
     * B' = α · norm(W̃_ij · A_i) + (1 − α) · norm(B_ij), normalised by column; D_i = Σ_j I_j · B'_ij, normalised;
     * stored so that each column's leader holds 1.
     */
    private static Bonds yuma2(Matrix old, Matrix bondWeights, long[] incentive, long[] activeShares, long alpha) {
        var bought = bondWeights.map((validator, _, weight) -> Fixed.multiply(weight, activeShares[validator]));
        var bonds = average(bought.normalizeColumns(), old.normalizeColumns(), alpha)
                .normalizeColumns();
        var dividends = Vectors.normalize(bonds.rowSumsWeightedBy(incentive));
        return new Bonds(bonds.maxUpscaleColumns(), dividends);
    }

    /** α · new + (1 − α) · old; what is not above 0 vanishes. */
    static Matrix average(Matrix fresh, Matrix old, long alpha) {
        return Matrix.combine(
                fresh,
                old,
                (added, kept) -> Fixed.add(Fixed.multiply(alpha, added), Fixed.multiply(Fixed.ONE - alpha, kept)));
    }

    /** The stored u16, without bonds to neurons that have come since the last epoch: they belong to the old holder. */
    private static Matrix oldBonds(EpochInput input) {
        var neurons = input.neurons();
        var bonds = new Matrix(neurons.size(), neurons.size());
        for (var validator = 0; validator < neurons.size(); validator++) {
            var miners = neurons.get(validator).bonds().uids();
            var values = neurons.get(validator).bonds().values();
            for (var k = 0; k < miners.length; k++) {
                if (miners[k] < neurons.size()) bonds.put(validator, miners[k], values[k]);
            }
        }
        var lastTempo = lastTempo(input);
        return bonds.keep((_, miner, _) -> lastTempo > neurons.get(miner).registeredAtBlock());
    }

    /** L + 1, or t − tempo before the first epoch. */
    private static long lastTempo(EpochInput input) {
        if (input.lastEpochBlock() != 0) return input.lastEpochBlock() + 1;
        return Math.max(0, input.block() - input.hyperparameters().tempoBlocks());
    }
}
