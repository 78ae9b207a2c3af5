package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** How a block's TAO is shared among the subnets: by the average price of their tokens (§7.2). */
public final class PriceShares {

    private static final Fixed128 ZERO = U64F64.of(0);
    private static final Fixed128 ONE = U64F64.of(1);

    private PriceShares() {}

    /**
     * One subnet that emits.
     *
     * @param price p, the moving average of its price, 64.64
     * @param withheld b, the part of its miners' last emission that went to its owner, 96.32
     * @param tao whether it may be given TAO; without it only its own token is minted
     */
    public record Subnet(Fixed128 price, Fixed128 withheld, boolean tao) {}

    /**
     * Shares by position: p / Σp, times (1 − b), divided by their sum again, or plain p / Σp where nothing is left of
     * them. Who may not be given TAO gets 0, and the others' shares are divided by their sum.
     */
    public static List<Fixed128> of(List<Subnet> subnets) {
        var shares = byPriceAndWithheld(subnets);
        if (subnets.stream().allMatch(Subnet::tao)) return shares;
        return normalised(keep(subnets, shares));
    }

    private static List<Fixed128> byPriceAndWithheld(List<Subnet> subnets) {
        var byPrice = normalised(subnets.stream().map(Subnet::price).toList());
        var weighted = zip(subnets, byPrice, (subnet, share) -> share.times(paidOut(subnet)));
        return sum(weighted).isZero() ? byPrice : normalised(weighted);
    }

    private static Fixed128 paidOut(Subnet subnet) {
        return ONE.minus(subnet.withheld().to(U64F64).min(ONE));
    }

    private static List<Fixed128> keep(List<Subnet> subnets, List<Fixed128> shares) {
        return zip(subnets, shares, (subnet, share) -> subnet.tao() ? share : ZERO);
    }

    private static List<Fixed128> normalised(List<Fixed128> values) {
        var sum = sum(values);
        return values.stream().map(value -> value.dividedBy(sum)).toList();
    }

    private static Fixed128 sum(List<Fixed128> values) {
        return values.stream().reduce(ZERO, Fixed128::plus);
    }

    private static List<Fixed128> zip(
            List<Subnet> subnets, List<Fixed128> shares, BiFunction<Subnet, Fixed128, Fixed128> each) {
        return IntStream.range(0, shares.size())
                .mapToObj(i -> each.apply(subnets.get(i), shares.get(i)))
                .toList();
    }
}
