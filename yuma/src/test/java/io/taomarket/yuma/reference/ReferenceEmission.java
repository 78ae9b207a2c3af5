package io.taomarket.yuma.reference;

import java.math.BigInteger;
import java.util.List;

/**
 * Shares of the budget (§2.12).
 *
 * @param miners by incentive
 * @param validators by dividends; by stake where nobody earned anything
 * @param combined both together, rounded once
 */
record ReferenceEmission(List<BigInteger> miners, List<BigInteger> validators, List<BigInteger> combined) {

    static ReferenceEmission of(
            List<BigInteger> incentive,
            List<BigInteger> dividends,
            List<BigInteger> activeShares,
            List<BigInteger> shares) {
        var earned = Vector.sums(incentive, dividends);
        var total = Q32.sum(earned);
        if (total.signum() == 0) {
            var byStake = Vector.isZero(activeShares) ? shares : activeShares;
            return new ReferenceEmission(incentive, byStake, byStake);
        }
        return new ReferenceEmission(
                Vector.dividedBy(incentive, total),
                Vector.dividedBy(dividends, total),
                Vector.dividedBy(earned, total));
    }

    static long rao(BigInteger share, long budgetRao) {
        return share.multiply(BigInteger.valueOf(budgetRao))
                .shiftRight(Q32.FRACTION_BITS)
                .longValueExact();
    }
}
