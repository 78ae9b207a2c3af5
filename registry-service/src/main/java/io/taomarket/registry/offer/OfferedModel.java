package io.taomarket.registry.offer;

import io.taomarket.contracts.registry.ModelOffer;

/**
 * One model on offer, in the API's words; {@link ModelOffer} is the same in the services' words.
 *
 * @param id the model, {@code author/slug}
 */
record OfferedModel(
        String id, long promptRaoPerMtok, long completionRaoPerMtok, int contextLength, int maxConcurrency) {

    ModelOffer toEvent() {
        return new ModelOffer(id, promptRaoPerMtok, completionRaoPerMtok, contextLength, maxConcurrency);
    }
}
