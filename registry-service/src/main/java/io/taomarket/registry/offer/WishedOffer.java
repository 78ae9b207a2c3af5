package io.taomarket.registry.offer;

import java.util.List;

/** What a miner wants to offer, once it has passed {@link OfferChecks}. */
record WishedOffer(Endpoint endpoint, List<OfferedModel> models) {

    boolean isWithdrawal() {
        return models.isEmpty();
    }
}
