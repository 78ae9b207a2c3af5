package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.request.Fields;
import java.util.List;

/**
 * Which miners a customer wants.
 *
 * @param only miners that may be used; all of them when it is empty
 * @param order miners to be tried first, in this order
 * @param ignore miners that may not be used
 * @param allowFallbacks whether others may follow the ones in {@code order} or, without it, the first choice
 */
record MinerWishes(List<String> only, List<String> order, List<String> ignore, boolean allowFallbacks) {

    static final MinerWishes NONE = new MinerWishes(List.of(), List.of(), List.of(), true);

    private static final int MOST_MINERS = 64;

    static MinerWishes read(Fields provider) {
        return new MinerWishes(
                provider.texts("only", MOST_MINERS),
                provider.texts("order", MOST_MINERS),
                provider.texts("ignore", MOST_MINERS),
                provider.flag("allow_fallbacks", true));
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

    /** How many may be tried where usually so many are. */
    int attempts(int usually) {
        return allowFallbacks || !order.isEmpty() ? usually : 1;
    }
}
