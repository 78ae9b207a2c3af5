package io.taomarket.inference.paid;

import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.ModelName;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the models that may serve a request: the one that is named, then those that may take its place. */
@Component
public class WantedModels {

    private final Catalogue catalogue;

    WantedModels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Refuses what does not exist, what the key may not use and what is asked through something else. */
    public List<Model> find(Customer customer, String name, Wishes wishes, Surface surface) {
        return Stream.concat(Stream.of(name), wishes.fallbacks().stream())
                .map(each -> ModelName.of(each).id())
                .distinct()
                .map(id -> find(customer, id, surface))
                .toList();
    }

    /** Those of a request that has not been read yet. */
    public List<Model> find(Customer customer, Fields request, Surface surface) {
        return find(customer, Wishes.model(request), Wishes.read(request), surface);
    }

    private Model find(Customer customer, String id, Surface surface) {
        customer.requireModel(id);
        return catalogue.get(id, surface);
    }
}
