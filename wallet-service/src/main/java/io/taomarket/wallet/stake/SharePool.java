package io.taomarket.wallet.stake;

import static java.lang.Math.addExact;

import java.math.BigInteger;

/**
 * All stake on one hotkey, divided into shares. What is rounded stays in the pool, so that the price of a share never
 * falls by staking or unstaking. Shares are so fine that a whole number of rao can be staked exactly until a share has
 * grown a thousand million times.
 *
 * @param totalRao the value of all shares together
 */
record SharePool(long totalRao, BigInteger totalShares) {

    /** What one rao buys in an empty pool. */
    static final BigInteger FIRST_SHARES_PER_RAO = BigInteger.valueOf(1_000_000_000);

    /** How many shares this money buys. */
    BigInteger sharesFor(long amountRao) {
        var amount = BigInteger.valueOf(amountRao);
        if (isEmpty()) return amount.multiply(FIRST_SHARES_PER_RAO);
        return amount.multiply(totalShares).divide(BigInteger.valueOf(totalRao));
    }

    /** What these shares cost: never more than the money they were computed from, so nobody pays for what he misses. */
    long costRao(BigInteger shares) {
        if (isEmpty()) return ceil(shares, FIRST_SHARES_PER_RAO).longValueExact();
        return ceil(shares.multiply(BigInteger.valueOf(totalRao)), totalShares).longValueExact();
    }

    /** What these shares are worth when they leave. */
    long valueRao(BigInteger shares) {
        if (shares.signum() == 0) return 0;
        return shares.multiply(BigInteger.valueOf(totalRao)).divide(totalShares).longValueExact();
    }

    /** How many shares must go for this money to leave. */
    BigInteger sharesToBurn(long amountRao) {
        return ceil(BigInteger.valueOf(amountRao).multiply(totalShares), BigInteger.valueOf(totalRao));
    }

    boolean isEmpty() {
        return totalShares.signum() == 0;
    }

    SharePool add(long amountRao, BigInteger shares) {
        return new SharePool(addExact(totalRao, amountRao), totalShares.add(shares));
    }

    private static BigInteger ceil(BigInteger dividend, BigInteger divisor) {
        var split = dividend.divideAndRemainder(divisor);
        return split[1].signum() == 0 ? split[0] : split[0].add(BigInteger.ONE);
    }
}
