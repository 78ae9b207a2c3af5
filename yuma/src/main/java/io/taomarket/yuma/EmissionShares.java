package io.taomarket.yuma;

/**
 * How the budget is divided: half by incentive, half by dividends, or by stake while no one has earned anything.
 *
 * @param miners I_i / Q with Q = Σ(I + D)
 * @param validators D_i / Q; where Q = 0 the active stake, or all stake if none is active
 * @param combined (I_i + D_i) / Q, with the same fallback
 */
record EmissionShares(long[] miners, long[] validators, long[] combined) {

    static EmissionShares of(long[] incentive, long[] dividends, Stakes stakes) {
        var both = Vectors.add(incentive, dividends);
        var sum = Vectors.sum(both);
        if (sum == 0) return byStake(incentive, stakes);
        return new EmissionShares(
                Vectors.dividedBy(sum, incentive), Vectors.dividedBy(sum, dividends), Vectors.dividedBy(sum, both));
    }

    private static EmissionShares byStake(long[] noIncentive, Stakes stakes) {
        var hasActive = Vectors.sum(stakes.activeShares()) > 0;
        var shares = hasActive ? stakes.activeShares() : stakes.shares();
        return new EmissionShares(noIncentive, shares, shares);
    }
}
