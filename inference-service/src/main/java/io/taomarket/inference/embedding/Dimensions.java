package io.taomarket.inference.embedding;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.fault.ApiFault;
import java.util.List;
import java.util.Optional;

/** How long a vector may be: no longer than the longest that a miner of the models declares, where all of them do. */
final class Dimensions {

    private Dimensions() {}

    static void check(EmbeddingRequest request, List<Model> models) {
        if (request.dimensions().isEmpty()) return;
        var declared = models.stream()
                .flatMap(model -> model.offers().stream())
                .map(Dimensions::of)
                .toList();
        if (declared.isEmpty() || declared.contains(Optional.<Integer>empty())) return;
        var most = declared.stream().mapToInt(Optional::orElseThrow).max().orElseThrow();
        if (request.dimensions().getAsInt() > most)
            throw ApiFault.invalid(
                    "dimensions", "dimensions must be at most " + most + " for " + request.model() + ".");
    }

    private static Optional<Integer> of(Offer offer) {
        return Optional.ofNullable(offer.traits().dimensions());
    }
}
