package io.taomarket.inference.embedding;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.fault.ApiFault;
import java.util.List;
import java.util.Objects;

/**
 * How long a vector may be: as long as the miner declares, or shorter where it takes the parameter. A miner that declares
 * neither is asked.
 */
final class Dimensions {

    private Dimensions() {}

    /** The models with those who offer vectors of this length; refuses a length that nobody offers. */
    static List<Model> offered(EmbeddingRequest request, List<Model> models) {
        if (request.dimensions().isEmpty()
                || models.stream().allMatch(model -> model.offers().isEmpty())) return models;
        var wanted = request.dimensions().getAsInt();
        var offered = models.stream()
                .map(model -> model.offeredBy(offer -> isOffered(offer, wanted)))
                .filter(model -> !model.offers().isEmpty())
                .toList();
        if (offered.isEmpty()) throw refusal(request, models);
        return offered;
    }

    private static boolean isOffered(Offer offer, int wanted) {
        var declared = offer.traits().dimensions();
        if (declared == null) return offer.supports("dimensions");
        return wanted == declared || wanted < declared && offer.supports("dimensions");
    }

    private static ApiFault refusal(EmbeddingRequest request, List<Model> models) {
        var lengths = models.stream()
                .flatMap(model -> model.offers().stream())
                .map(offer -> offer.traits().dimensions())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (lengths.isEmpty())
            return ApiFault.invalid(
                    "dimensions", "unsupported_parameter", "No miner of " + request.model() + " takes dimensions.");
        var most = lengths.getLast();
        var isTooLong = request.dimensions().getAsInt() > most;
        return ApiFault.invalid(
                "dimensions",
                isTooLong
                        ? "dimensions must be at most " + most + " for " + request.model() + "."
                        : "dimensions must be one of " + lengths + " for " + request.model()
                                + ", which cannot be shortened.");
    }
}
