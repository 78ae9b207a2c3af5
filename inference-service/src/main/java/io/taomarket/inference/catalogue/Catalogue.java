package io.taomarket.inference.catalogue;

import io.taomarket.chassis.egress.EgressProperties;
import io.taomarket.inference.catalogue.Facts.Seen;
import io.taomarket.inference.fault.ApiFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All models, by id. Reading it costs nothing: it is one immutable map that news replaces. */
@Component
public class Catalogue {

    private static final int LEARNING_S = 5;

    private final CatalogueProperties properties;
    private final OfferReader reader;
    private volatile Map<String, Model> models = Map.of();
    private volatile boolean complete;

    Catalogue(CatalogueProperties properties, EgressProperties egress) {
        this.properties = properties;
        this.reader = new OfferReader(egress);
    }

    public Collection<Model> models() {
        return models.values();
    }

    public Optional<Model> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /** What customers may be told of: nothing before all is known, lest a model be denied or have a price of yesterday. */
    public Collection<Model> shown() {
        if (!complete)
            throw ApiFault.of(503, "temporarily_unavailable", "The platform is still learning which models there are.")
                    .retryAfter(LEARNING_S);
        return models();
    }

    /** The model that a customer asks about. */
    public Model get(String id) {
        shown();
        return find(id).orElseThrow(() -> modelNotFound(id));
    }

    /** The model that a customer asks for through this surface. */
    public Model get(String id, Surface surface) {
        var model = get(id);
        if (model.surface() != surface)
            throw ApiFault.of(
                            404, "unsupported_endpoint", "The model " + id + " does not serve " + surface.path() + ".")
                    .about("model");
        return model;
    }

    private static ApiFault modelNotFound(String id) {
        return ApiFault.of(404, "model_not_found", "There is no model " + abbreviate(id) + ".")
                .about("model");
    }

    /** Whether everything that had been said when we started is known. */
    boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    void replace(Facts facts) {
        var offers = new TreeMap<String, List<Offer>>();
        for (var event : facts.offers()) {
            if (facts.isReplaced(event)) continue;
            for (var offer : reader.offers(event, facts))
                offers.computeIfAbsent(offer.model(), _ -> new ArrayList<>()).add(offer);
        }
        var next = new TreeMap<String, Model>();
        for (var id : properties.declaredModels())
            next.put(id, new Model(id, Surface.CHAT, Instant.EPOCH, offers.getOrDefault(id, List.of())));
        facts.everOffered().forEach((id, seen) -> model(id, seen, facts, offers.getOrDefault(id, List.of()))
                .ifPresent(model -> next.put(id, model)));
        models = next;
    }

    /** A model becomes visible with its subnet, whose name says what it is asked through. */
    private Optional<Model> model(String id, Seen seen, Facts facts, List<Offer> offers) {
        var netuid = offers.isEmpty() ? seen.netuid() : offers.getFirst().netuid();
        return facts.subnetName(netuid).map(name -> new Model(id, surface(name), seen.at(), offers));
    }

    private Surface surface(String subnet) {
        return properties.embeddingSubnets().contains(subnet) ? Surface.EMBEDDINGS : Surface.CHAT;
    }

    private static String abbreviate(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100) + "…";
    }
}
