package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import java.math.BigInteger;

/** How much of a subnet's validator pay goes to those who stake TAO on root instead of the subnet's token (§7.3). */
public final class RootProportion {

    private static final BigInteger WEIGHT_ONE = U64.toBigInteger(U64.MAX);

    private RootProportion() {}

    /**
     * w·R / (w·R + A), 96.32; 0 where there is neither.
     *
     * @param rootRao R, the TAO staked on root
     * @param taoWeight w as it is stored, u64: 2⁶⁴ − 1 means 1
     * @param alphaIssuanceRao A, the token in the pool and outside
     */
    public static Fixed128 of(long rootRao, long taoWeight, long alphaIssuanceRao) {
        var weightedRoot = U96F32.of(rootRao).times(taoWeight(taoWeight));
        return weightedRoot.dividedBy(weightedRoot.plus(U96F32.of(alphaIssuanceRao)));
    }

    /** w = stored / (2⁶⁴ − 1), 96.32. */
    public static Fixed128 taoWeight(long stored) {
        return U96F32.ratio(U64.toBigInteger(stored), WEIGHT_ONE);
    }
}
