package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

import java.util.List;

/** The price at which a new subnet's token starts: the median of the live ones (§5.6). */
public final class MedianPrice {

    private MedianPrice() {}

    /** The median of the prices above 0, 64.64; of an even number the mean of the middle two; of none 1. */
    public static Fixed128 of(List<Fixed128> prices) {
        var sorted = prices.stream().filter(price -> !price.isZero()).sorted().toList();
        if (sorted.isEmpty()) return U64F64.of(1);
        var lower = sorted.get((sorted.size() - 1) / 2);
        var upper = sorted.get(sorted.size() / 2);
        return lower.plus(upper).dividedBy(U64F64.of(2));
    }
}
