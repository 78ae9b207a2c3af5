package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.request.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer asks of the miners, under {@code provider}.
 *
 * @param only miners that may be used; all of them when it is empty
 * @param order miners to be tried first, in this order
 * @param ignore miners that may not be used
 * @param allowFallbacks whether others may follow the ones in {@code order}
 * @param maxPromptTao highest price in TAO per million tokens
 * @param maxCompletionTao highest price in TAO per million tokens
 * @param minQuality lowest verified quality, 0 to 1
 * @param requireParameters whether only miners will do that take every parameter of the request
 * @param sort what is tried first instead of a weighted draw: {@code price} or {@code latency}
 */
public record Wishes(
        List<String> only,
        List<String> order,
        List<String> ignore,
        boolean allowFallbacks,
        Optional<BigDecimal> maxPromptTao,
        Optional<BigDecimal> maxCompletionTao,
        Optional<Double> minQuality,
        boolean requireParameters,
        Optional<String> sort) {

    static final Wishes NONE = new Wishes(
            List.of(),
            List.of(),
            List.of(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    private static final int MOST_MINERS = 64;
    private static final double HIGHEST_PRICE = 21e6;
    private static final int RAO_DIGITS = 9;
    private static final Set<String> KNOWN = Set.of(
            "only", "order", "ignore", "allow_fallbacks", "max_price", "min_quality", "require_parameters", "sort");

    /** Reads {@code provider}; a wish that we do not know is refused rather than ignored. */
    public static Wishes read(Fields request) {
        return request.object("provider").map(Wishes::of).orElse(NONE);
    }

    private static Wishes of(Fields provider) {
        provider.onlyKnown(KNOWN);
        var maxPrice = provider.object("max_price");
        maxPrice.ifPresent(prices -> prices.onlyKnown(Set.of("prompt", "completion")));
        return new Wishes(
                provider.texts("only", MOST_MINERS),
                provider.texts("order", MOST_MINERS),
                provider.texts("ignore", MOST_MINERS),
                provider.flag("allow_fallbacks", true),
                maxPrice.flatMap(prices -> prices.number("prompt", 0, HIGHEST_PRICE)),
                maxPrice.flatMap(prices -> prices.number("completion", 0, HIGHEST_PRICE)),
                provider.number("min_quality", 0, 1).map(BigDecimal::doubleValue),
                provider.flag("require_parameters", false),
                provider.get("sort").map(_ -> provider.choice("sort", "price", Set.of("price", "latency"))));
    }

    boolean isAmongOnly(Offer offer) {
        return only.isEmpty() || only.contains(offer.hotkey());
    }

    boolean isNotIgnored(Offer offer) {
        return !ignore.contains(offer.hotkey());
    }

    boolean isInOrder(Offer offer) {
        return allowFallbacks || order.isEmpty() || order.contains(offer.hotkey());
    }

    boolean isCheapEnough(Offer offer) {
        return isAtMost(offer.price().promptRaoPerMtok(), maxPromptTao)
                && isAtMost(offer.price().completionRaoPerMtok(), maxCompletionTao);
    }

    private static boolean isAtMost(long raoPerMtok, Optional<BigDecimal> maxTao) {
        var tao = BigDecimal.valueOf(raoPerMtok, RAO_DIGITS);
        return maxTao.isEmpty() || tao.compareTo(maxTao.get()) <= 0;
    }

    /** The place of a miner in the wished order; those that are not in it share the last place. */
    int rank(Offer offer) {
        var place = order.indexOf(offer.hotkey());
        return place < 0 ? order.size() : place;
    }
}
