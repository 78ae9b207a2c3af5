package io.taomarket.registry.offer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer as its miner sees it.
 *
 * @param version of the offer and its prices
 * @param models empty once the offer is withdrawn
 * @param nextProofAt when the address has to be proved again
 */
record OfferView(
        int netuid,
        String hotkey,
        int uid,
        String url,
        long version,
        List<OfferedModel> models,
        @Nullable Instant provedAt,
        @Nullable Instant nextProofAt) {}
