package io.taomarket.inference.model;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.miner.Stats;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.request.Sha256;
import io.taomarket.inference.route.Router;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue. An id has a slash in it, which may come as it is or as %2F. */
@RestController
class ModelController {

    private static final String ENDPOINTS = "/endpoints";

    private final Catalogue catalogue;
    private final Miners miners;
    private final Router router;
    private final JsonMapper mapper;
    private final Clock clock;

    ModelController(Catalogue catalogue, Miners miners, Router router, JsonMapper mapper, Clock clock) {
        this.catalogue = catalogue;
        this.miners = miners;
        this.router = router;
        this.mapper = mapper;
        this.clock = clock;
    }

    @GetMapping("/v1/models")
    ResponseEntity<byte[]> list(Caller caller) {
        var allowed = Customer.allowedModels(caller);
        var views = catalogue.shown().stream()
                .filter(model -> allowed.isEmpty() || allowed.contains(model.id()))
                .map(this::view)
                .toList();
        return answer(new ModelList("list", views));
    }

    @GetMapping("/v1/models/{*path}")
    ResponseEntity<byte[]> one(@PathVariable String path) {
        var id = path.substring(1);
        if (!id.endsWith(ENDPOINTS)) return answer(view(catalogue.get(id)));
        return answer(new Endpoints(endpoints(catalogue.get(id.substring(0, id.length() - ENDPOINTS.length())))));
    }

    private ModelView view(Model model) {
        return ModelView.of(
                model, model.offers().stream().filter(router::reaches).toList());
    }

    private ModelEndpoints endpoints(Model model) {
        var now = clock.instant();
        var endpoints = model.offers().stream()
                .map(offer -> EndpointView.of(
                        offer,
                        model.surface(),
                        router.reaches(offer),
                        miners.condition(offer),
                        new Stats(miners.samples(offer), now),
                        now))
                .toList();
        var view = view(model);
        return new ModelEndpoints(view.id(), view.name(), view.created(), view.architecture(), endpoints);
    }

    /** The same answer has the same tag, so that a client that has it already is told so. */
    private ResponseEntity<byte[]> answer(Object view) {
        var body = mapper.writeValueAsBytes(view);
        return ResponseEntity.ok()
                .eTag(Sha256.hex(body))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    record ModelList(String object, List<ModelView> data) {}

    record Endpoints(ModelEndpoints data) {}

    record ModelEndpoints(
            String id, String name, long created, ModelView.Architecture architecture, List<EndpointView> endpoints) {}
}
