package io.taomarket.yuma;

/** Bonds that each move at a speed of their own: fast where a validator is ahead of the others, slowly where it agrees. */
final class LiquidAlpha implements Yuma3Bonds.Average {

    private static final long HALF = Fixed.ONE / 2;
    private static final long MINUS_HUNDRED = Fixed.ofInteger(-100);

    private final long[] consensus;
    private final long low;
    private final long high;
    private final long slope;
    private final boolean keepsUnlisted;
    private final Exponentials exponentials = new Exponentials();

    LiquidAlpha(Hyperparameters rules, long[] consensus) {
        this(
                consensus,
                Fixed.ofU16(rules.alphaLow()),
                Fixed.ofU16(rules.alphaHigh()),
                Fixed.ofInteger(rules.alphaSigmoidSteepness()),
                rules.liquidBonds() == LiquidBonds.ALL_DECAY);
    }

    LiquidAlpha(long[] consensus, long low, long high, long steepness, boolean keepsUnlisted) {
        this.consensus = consensus;
        this.low = low;
        this.high = high;
        this.slope = Fixed.divide(steepness, MINUS_HUNDRED);
        this.keepsUnlisted = keepsUnlisted;
    }

    @Override
    public long[] of(BondPairs pairs) {
        var numbers = new long[pairs.size()];
        for (var k = 0; k < numbers.length; k++) {
            numbers[k] = exponent(consensus[pairs.miner(k)], pairs.weight(k), Fixed.ofU16(pairs.bond(k)));
        }
        exponentials.replace(numbers);
        for (var k = 0; k < numbers.length; k++) {
            var counts = keepsUnlisted || pairs.isListed(k);
            numbers[k] = counts ? average(alpha(numbers[k]), pairs.weight(k), Fixed.ofU16(pairs.bond(k))) : 0;
        }
        return numbers;
    }

    /** B'_ij = min(1, α_ij · W̃_ij + (1 − α_ij) · B_ij). */
    static long average(long alpha, long weight, long bond) {
        return Math.min(Fixed.ONE, Bonds.average(alpha, weight, bond));
    }

    long alpha(long consensus, long weight, long bond) {
        return alpha(Fixed.exp(exponent(consensus, weight, bond)));
    }

    /**
     * −s/100 · (d − ½), where d is how far a buyer (W̃ ≥ B) is above the consensus, or how far a seller has come down
     * from its bond, within 0..1.
     */
    private long exponent(long consensus, long weight, long bond) {
        var distance = weight >= bond ? Fixed.subtract(weight, consensus) : Fixed.subtract(bond, weight);
        return Fixed.multiply(slope, Math.clamp(distance, 0, Fixed.ONE) - HALF);
    }

    /** α = low + σ · (high − low), σ = 1 / (1 + e^exponent); where low is above high, low wins. */
    private long alpha(long exponential) {
        var sigmoid = Fixed.inverse(Fixed.ONE + exponential);
        return Math.max(low, Math.min(high, Fixed.add(low, Fixed.multiply(sigmoid, high - low))));
    }
}
