package io.taomarket.registry.subnet;

import java.math.BigInteger;

/**
 * How the price of a slot moves.
 *
 * @param minRao it never falls below
 * @param maxRao it never rises above
 * @param halfLifeBlocks blocks in which it halves; 0 = it does not fall
 * @param increaseMilli thousandths of itself at which it stands after a registration; below 1000 counts as 1000
 */
record PriceRules(long minRao, long maxRao, int halfLifeBlocks, int increaseMilli) {

    private static final int WHOLE_MILLI = 1000;

    long clampRao(long priceRao) {
        return Math.clamp(priceRao, minRao, maxRao);
    }

    long raisedRao(long priceRao) {
        var raised = BigInteger.valueOf(priceRao)
                .multiply(BigInteger.valueOf(Math.max(WHOLE_MILLI, increaseMilli)))
                .divide(BigInteger.valueOf(WHOLE_MILLI));
        return clampRao(raised.min(BigInteger.valueOf(maxRao)).longValueExact());
    }
}
