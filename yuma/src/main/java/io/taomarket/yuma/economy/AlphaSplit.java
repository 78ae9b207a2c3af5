package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import java.math.BigInteger;

/**
 * A block's token of one subnet divided as the chain does it (§7.3): 18 % to the owner, 41 % to the miners, 41 % to the
 * validators, root's part inside the last. Each part is rounded down, so that a few rao are minted for nobody;
 * {@link io.taomarket.yuma.SubnetSplit} is the split that this market pays by, which carries them over.
 *
 * @param ownerRao the owner's cut
 * @param serverRao the miners'
 * @param validatorRao what validators and their stakers of the token get
 * @param rootRao what stakers on root get
 * @param recycledRao root's part where it is not paid out
 */
public record AlphaSplit(long ownerRao, long serverRao, long validatorRao, long rootRao, long recycledRao) {

    private static final Fixed128 HALF = U96F32.ratio(BigInteger.ONE, BigInteger.TWO);

    /**
     * owner = ε · cut / 65535, a = ε − owner, server = a / 2, root = ρ · a / 2, validator = a − server − root.
     *
     * @param alphaOutRao ε, what is minted
     * @param ownerCut u16; 0 where the owner's cut is switched off
     * @param rootProportion ρ, 96.32
     * @param rootIsPaid whether Σ of all average prices is above 1; otherwise root's part is recycled
     */
    public static AlphaSplit of(long alphaOutRao, int ownerCut, Fixed128 rootProportion, boolean rootIsPaid) {
        var alpha = U96F32.of(alphaOutRao);
        var owner = alpha.times(U96F32.of(ownerCut).dividedBy(U96F32.of(65535)));
        var rest = alpha.minus(owner);
        var root = rootProportion.times(rest).times(HALF);
        var server = rest.times(HALF);
        var validator = rest.minus(server).minus(root);
        return new AlphaSplit(
                owner.floor(),
                server.floor(),
                validator.floor(),
                rootIsPaid ? root.floor() : 0,
                rootIsPaid ? 0 : root.floor());
    }
}
