package io.taomarket.inference.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A model and everyone who offers it.
 *
 * @param createdAt since when it has been on offer
 * @param offers empty when nobody serves it at present
 */
public record Model(String id, Surface surface, Instant createdAt, List<Offer> offers) {

    public Model {
        offers = List.copyOf(offers);
    }

    /** The same model, by those of its miners alone whose offer fits. */
    public Model offeredBy(Predicate<Offer> fits) {
        return new Model(id, surface, createdAt, offers.stream().filter(fits).toList());
    }

    public int longestContext() {
        return offers.stream().mapToInt(Offer::contextLength).max().orElse(0);
    }
}
