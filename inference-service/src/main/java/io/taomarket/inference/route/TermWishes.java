package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.request.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On which terms a customer wants to be served. A miner's policy, quantization and region are its own word.
 *
 * @param maxPromptTao highest price in TAO per million tokens
 * @param maxCompletionTao highest price in TAO per million tokens
 * @param minQuality lowest verified quality, 0 to 1
 * @param allowNewcomers whether miners may serve whose quality nobody has verified yet
 * @param denyCollection whether only miners may that keep nothing for their own use
 * @param zdr whether only miners may that keep nothing at all
 * @param quantizations that will do; any when it is empty
 * @param regions that will do; any when it is empty
 */
record TermWishes(
        Optional<BigDecimal> maxPromptTao,
        Optional<BigDecimal> maxCompletionTao,
        Optional<Double> minQuality,
        boolean allowNewcomers,
        boolean denyCollection,
        boolean zdr,
        List<String> quantizations,
        List<String> regions) {

    static final TermWishes NONE = new TermWishes(
            Optional.empty(), Optional.empty(), Optional.empty(), true, false, false, List.of(), List.of());

    private static final double HIGHEST_PRICE = 21e6;
    private static final int RAO_DIGITS = 9;
    private static final int MOST_WORDS = 32;

    static TermWishes read(Fields provider) {
        var maxPrice = provider.object("max_price");
        maxPrice.ifPresent(prices -> prices.onlyKnown(Set.of("prompt", "completion", "request")));
        maxPrice.ifPresent(prices -> prices.number("request", 0, HIGHEST_PRICE)); // always met: nobody charges for one
        return new TermWishes(
                maxPrice.flatMap(prices -> prices.number("prompt", 0, HIGHEST_PRICE)),
                maxPrice.flatMap(prices -> prices.number("completion", 0, HIGHEST_PRICE)),
                provider.number("min_quality", 0, 1).map(BigDecimal::doubleValue),
                provider.flag("allow_newcomers", true),
                provider.choice("data_collection", "allow", Set.of("allow", "deny"))
                        .equals("deny"),
                provider.flag("zdr"),
                provider.texts("quantizations", MOST_WORDS),
                provider.texts("regions", MOST_WORDS));
    }

    boolean isCheapEnough(Offer offer) {
        return isAtMost(offer.price().promptRaoPerMtok(), maxPromptTao)
                && isAtMost(offer.price().completionRaoPerMtok(), maxCompletionTao);
    }

    boolean isDiscreet(Offer offer) {
        return !denyCollection || offer.traits().dataCollection().equals("deny");
    }

    boolean isForgetful(Offer offer) {
        return !zdr || offer.traits().zdr();
    }

    boolean isFine(Offer offer) {
        return quantizations.isEmpty() || quantizations.contains(offer.traits().quantization());
    }

    boolean isNear(Offer offer) {
        return regions.isEmpty() || regions.contains(offer.traits().region());
    }

    private static boolean isAtMost(long raoPerMtok, Optional<BigDecimal> maxTao) {
        var tao = BigDecimal.valueOf(raoPerMtok, RAO_DIGITS);
        return maxTao.isEmpty() || tao.compareTo(maxTao.get()) <= 0;
    }
}
