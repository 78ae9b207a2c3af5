package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import java.util.List;

/**
 * An epoch's pay of the validators, divided between those who staked the token and those who staked on root (§7.4). By
 * position, 96.32 rao; the ledger books the floors.
 */
public record DividendSplit(List<Fixed128> alpha, List<Fixed128> root) {

    private static final Fixed128 ZERO = U96F32.of(0);

    /**
     * One validator.
     *
     * @param dividend what the epoch gave it; only the proportion counts, 96.32
     * @param alphaStakeRao the token staked with it on the subnet
     * @param rootStakeRao the TAO staked with it on root
     */
    public record Validator(Fixed128 dividend, long alphaStakeRao, long rootStakeRao) {

        /** dividend · w·root / (alpha + w·root); nothing where nothing is staked. */
        private Fixed128 rootPart(Fixed128 taoWeight) {
            var weightedRoot = U96F32.of(rootStakeRao).times(taoWeight);
            return dividend.times(
                    weightedRoot.dividedBy(U96F32.of(alphaStakeRao).plus(weightedRoot)));
        }
    }

    /**
     * Each dividend falls into a root part and the rest; the two amounts that wait are divided by these.
     *
     * @param pendingAlphaRao what waits for stakers of the token
     * @param pendingRootRao what waits for stakers on root, in the token too
     * @param taoWeight w, 96.32
     */
    public static DividendSplit of(
            long pendingAlphaRao, long pendingRootRao, Fixed128 taoWeight, List<Validator> validators) {
        var rootParts = validators.stream()
                .map(validator -> validator.rootPart(taoWeight))
                .toList();
        var alphaParts = validators.stream()
                .map(validator -> validator.dividend().minus(validator.rootPart(taoWeight)))
                .toList();
        return new DividendSplit(divided(pendingAlphaRao, alphaParts), divided(pendingRootRao, rootParts));
    }

    private static List<Fixed128> divided(long amountRao, List<Fixed128> parts) {
        var sum = parts.stream().reduce(ZERO, Fixed128::plus);
        var amount = U96F32.of(amountRao);
        return parts.stream().map(part -> amount.times(part.dividedBy(sum))).toList();
    }
}
