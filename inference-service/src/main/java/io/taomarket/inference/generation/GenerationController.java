package io.taomarket.inference.generation;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.spool.Relay;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GenerationController {

    private final GenerationRepository generations;
    private final Relay relay;
    private final GenerationProperties properties;

    GenerationController(
            GenerationRepository generations,
            @Qualifier("generationRelay") Relay relay,
            GenerationProperties properties) {
        this.generations = generations;
        this.relay = relay;
        this.properties = properties;
    }

    @GetMapping("/v1/generation")
    ResponseEntity<String> generation(@RequestParam(required = false, defaultValue = "") String id, Caller caller) {
        var accountId = caller.keyOwner();
        if (id.isBlank()) throw ApiFault.invalid("id", "id is required.");
        var document = generations.find(accountId, id).or(() -> {
            relay.awaitCaughtUp(properties.patience());
            return generations.find(accountId, id);
        });
        return document.map(json -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json))
                .orElseThrow(() -> ApiFault.of(404, "generation_not_found", "There is no such generation.")
                        .about("id"));
    }
}
