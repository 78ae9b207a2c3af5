package io.taomarket.yuma;

/** Bonds that each move at a speed of their own: fast where a validator is ahead of the others, slowly where it agrees. */
final class LiquidAlpha {

    private static final long HALF = Fixed.ONE / 2;
    private static final long MINUS_HUNDRED = Fixed.ofInteger(-100);

    private LiquidAlpha() {}

    /**
     * B'_ij = min(1, (1 − α_ij) · B_ij + α_ij · W̃_ij), only where W̃ has an entry: as on the chain, leaving a miner
     * out loses the bond at once, weighting it with 0 lets it fade.
     */
    static Matrix average(Matrix bondWeights, Matrix old, long[] consensus, Hyperparameters rules) {
        return bondWeights
                .map((validator, miner, weight) -> {
                    var bond = old.bits(validator, miner);
                    var alpha = alpha(consensus[miner], weight, bond, rules);
                    return average(weight, bond, alpha);
                })
                .keep((_, _, bond) -> bond > 0);
    }

    static long average(long weight, long bond, long alpha) {
        var kept = Fixed.multiply(Fixed.ONE - alpha, bond);
        var added = Fixed.multiply(alpha, weight);
        return Math.min(Fixed.ONE, Fixed.add(kept, added));
    }

    /**
     * α = low + σ · (high − low), σ = 1 / (1 + e^(−s/100 · (d − ½))), where d is how far a buyer (W̃ ≥ B) is above
     * the consensus, or how far a seller has come down from its bond, within 0..1.
     */
    static long alpha(long consensus, long weight, long bond, Hyperparameters rules) {
        var low = Fixed.ofU16(rules.alphaLow());
        var high = Fixed.ofU16(rules.alphaHigh());
        return alpha(consensus, weight, bond, low, high, Fixed.ofInteger(rules.alphaSigmoidSteepness()));
    }

    static long alpha(long consensus, long weight, long bond, long low, long high, long steepness) {
        var distance = weight >= bond ? Fixed.subtract(weight, consensus) : Fixed.subtract(bond, weight);
        var exponent =
                Fixed.multiply(Fixed.divide(steepness, MINUS_HUNDRED), Math.clamp(distance, 0, Fixed.ONE) - HALF);
        var sigmoid = Fixed.divide(Fixed.ONE, Fixed.ONE + Fixed.exp(exponent));
        return Math.clamp(Fixed.add(low, Fixed.multiply(sigmoid, high - low)), low, high);
    }
}
