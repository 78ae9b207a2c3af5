package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

/**
 * What a block brings to one subnet (§7.3), 96.32 rao; the ledger books the floors.
 *
 * @param taoIn TAO added to the pool
 * @param alphaIn token minted into the pool beside it, so that the price stays
 * @param alphaOut token minted for owner, miners and validators
 * @param excessTao TAO left over, which buys token from the pool
 */
public record SubnetTerms(Fixed128 taoIn, Fixed128 alphaIn, Fixed128 alphaOut, Fixed128 excessTao) {

    /**
     * alphaIn = min(τ / p, ρ·ε), taoIn = alphaIn · p where that cap binds and τ otherwise, excess = τ − taoIn.
     *
     * @param tao τ, the subnet's share of the block's TAO, 96.32
     * @param price p, TAO per token in the pool, 64.64; without a price nothing is minted into the pool
     * @param alphaEmissionRao ε, what the issuance curve mints of the token
     * @param rootProportion ρ, 96.32
     */
    public static SubnetTerms of(Fixed128 tao, Fixed128 price, long alphaEmissionRao, Fixed128 rootProportion) {
        var alphaOut = U96F32.of(alphaEmissionRao);
        var cap = rootProportion.times(alphaOut);
        var shortPrice = price.to(U96F32);
        var wanted = tao.dividedBy(shortPrice);
        if (wanted.compareTo(cap) <= 0) return new SubnetTerms(tao, wanted, alphaOut, U96F32.of(0));
        var taoIn = cap.times(shortPrice);
        return new SubnetTerms(taoIn, cap, alphaOut, tao.minus(taoIn));
    }
}
