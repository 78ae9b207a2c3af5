package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

import java.math.BigInteger;

/**
 * The pool in which TAO and a subnet's token are exchanged (§8.1). Token reserve x has weight w1, TAO reserve y weight w2
 * = 1 − w1; at ½ it is the plain x·y = k. Amounts are net of the {@link SwapFee}.
 *
 * @param taoRao y, unsigned, above 0
 * @param alphaRao x, unsigned, above 0
 * @param taoWeight w2 in parts of 10¹⁸, from 1 % to 99 %
 */
public record WeightedPool(long taoRao, long alphaRao, long taoWeight) {

    /** The weight 1. */
    public static final long WEIGHT_ONE = 1_000_000_000_000_000_000L;

    private static final long MIN_WEIGHT = WEIGHT_ONE / 100;
    private static final BigInteger SCALE = BigInteger.valueOf(WEIGHT_ONE);
    private static final Fixed128 ONE = U64F64.of(1);

    public WeightedPool {
        if (taoRao == 0 || alphaRao == 0) throw new IllegalArgumentException("a pool needs both reserves");
        if (taoWeight < MIN_WEIGHT || taoWeight > WEIGHT_ONE - MIN_WEIGHT)
            throw new IllegalArgumentException("taoWeight must be from 1% to 99%: " + taoWeight);
    }

    /** p = (w1 · y) / (w2 · x), TAO per token, 64.64. */
    public Fixed128 price() {
        var weights = U64F64.of(alphaWeight()).dividedBy(U64F64.of(taoWeight));
        return weights.times(U64F64.of(taoRao).dividedBy(U64F64.of(alphaRao)));
    }

    /** Δy = y · (1 − (x / (x + Δx))^(w1 / w2)), the TAO paid for Δx token. */
    public long taoForAlpha(long soldAlphaRao) {
        return payout(taoRao, left(alphaRao, soldAlphaRao, alphaWeight(), taoWeight));
    }

    /** Δx = x · (1 − (y / (y + Δy))^(w2 / w1)), the token paid for Δy TAO. */
    public long alphaForTao(long paidTaoRao) {
        return payout(alphaRao, left(taoRao, paidTaoRao, taoWeight, alphaWeight()));
    }

    /** Δy = y · ((p' / p)^w1 − 1), the TAO that lifts the price to p'; 0 for a lower one. */
    public long taoToReach(Fixed128 targetPrice) {
        return input(taoRao, targetPrice, price(), alphaWeight());
    }

    /** Δx = x · ((p / p')^w2 − 1), the token that lowers the price to p'; 0 for a higher one. */
    public long alphaToReach(Fixed128 targetPrice) {
        return input(alphaRao, price(), targetPrice, taoWeight);
    }

    /**
     * The pool with more in it at the same price: w2' = (y + δy) / (p · (x + δx) + y + δy). What is so one-sided that it
     * would move a weight out of its range is refused.
     */
    public WeightedPool add(long addedTaoRao, long addedAlphaRao) {
        var tao = U64.add(taoRao, addedTaoRao);
        var alpha = U64.add(alphaRao, addedAlphaRao);
        var alphaSide = weighted(alphaWeight(), taoRao, alpha);
        var taoSide = weighted(taoWeight, alphaRao, tao);
        var weight = taoSide.multiply(SCALE).divide(taoSide.add(alphaSide));
        return new WeightedPool(tao, alpha, weight.longValueExact());
    }

    private long alphaWeight() {
        return WEIGHT_ONE - taoWeight;
    }

    /** (reserve / (reserve + input))^(n / d), 64.64, at most 1. */
    private static Fixed128 left(long reserveRao, long inputRao, long n, long d) {
        var reserve = U64.toBigInteger(reserveRao);
        var filled = U64.toBigInteger(U64.add(reserveRao, inputRao));
        return U64F64.ratio(RatioPower.scaled(reserve, filled, n, d, SCALE), SCALE);
    }

    private static long payout(long reserveRao, Fixed128 left) {
        return U64F64.of(reserveRao).times(ONE.minus(left)).floor();
    }

    private static long input(long reserveRao, Fixed128 over, Fixed128 under, long weight) {
        if (over.isZero() || under.isZero()) return 0;
        var power = RatioPower.scaled(over.bits(), under.bits(), weight, WEIGHT_ONE, SCALE);
        var growth =
                U64F64.of(U64.saturated(power)).dividedBy(U64F64.of(WEIGHT_ONE)).minus(ONE);
        return U64F64.of(reserveRao).times(growth).floor();
    }

    /** weight · a · b, rounded to whole numbers. */
    private static BigInteger weighted(long weight, long a, long b) {
        var product = U64.toBigInteger(a).multiply(U64.toBigInteger(b)).multiply(BigInteger.valueOf(weight));
        return product.add(SCALE.shiftRight(1)).divide(SCALE);
    }
}
