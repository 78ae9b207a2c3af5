package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

/**
 * The moving average of a token's price that decides its subnet's share (§7.2). It is slow, and slower for a young
 * subnet, so that a share is not bought with a moment's price.
 *
 * @param speed the average's speed once the subnet is old, 96.32; 3·10⁻⁶ on the chain
 * @param halvingBlocks age at which it has half that speed; 201 600 on the chain, four weeks
 */
public record MovingPrice(Fixed128 speed, long halvingBlocks) {

    private static final Fixed128 ONE = U64F64.of(1);

    /**
     * p ← a · min(spot, 1) + (1 − a) · p with a = speed · B / (B + halvingBlocks).
     *
     * @param price p, 96.32, as it is stored
     * @param spot price in the pool, 64.64; counts as 1 at most
     * @param ageBlocks B, blocks since the subnet was started
     */
    public Fixed128 next(Fixed128 price, Fixed128 spot, long ageBlocks) {
        var age = U64F64.of(ageBlocks);
        var a = speed.to(U64F64).times(age.dividedBy(age.plus(U64F64.of(halvingBlocks))));
        var fresh = a.times(spot.min(ONE));
        var kept = ONE.minus(a).times(price.to(U64F64));
        return fresh.plus(kept).to(U96F32);
    }
}
