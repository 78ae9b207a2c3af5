package io.taomarket.yuma;

/**
 * What validators have built up in miners, and what it earns them. Bonds follow weights slowly, so the validator that
 * found a good miner first earns most by it, and one that copies others' weights comes late.
 *
 * @param stored B' by validator as the next epoch gets it, shares of 1
 * @param dividends D, summing to 1
 */
record Bonds(Row[] stored, long[] dividends) {

    static Bonds of(EpochInput input, Row[] weights, long[] consensus, long[] incentive, long[] activeShares) {
        var rules = input.hyperparameters();
        var old = OldBonds.of(input);
        var pairs = new BondPairs(new BondWeights(consensus, Fixed.ofU16(rules.bondsPenalty())), weights.length);
        return rules.yuma3()
                ? Yuma3Bonds.of(weights, old, pairs, Yuma3Bonds.average(rules, consensus), incentive, activeShares)
                : new Yuma2Bonds(weights, old, pairs, rules.plainAlpha(), activeShares).earning(incentive);
    }

    /** α · fresh + (1 − α) · kept, for α within 0..1. */
    static long average(long alpha, long fresh, long kept) {
        return Fixed.multiplyShares(alpha, fresh) + Fixed.multiplyShares(Fixed.ONE - alpha, kept);
    }

    /** As above for 0 < α < 1 and shares within 0..1, whose products fit 64 bits without a sign. */
    static long mix(long alpha, long fresh, long kept) {
        return (alpha * fresh >>> 32) + ((Fixed.ONE - alpha) * kept >>> 32);
    }
}
