package io.taomarket.inference.generation;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.receipt.Proof;
import io.taomarket.inference.receipt.ReceiptLog;
import io.taomarket.inference.spool.Relay;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
class GenerationController {

    private static final int MOST_ID_CHARACTERS = 200;

    private final GenerationRepository generations;
    private final Relay relay;
    private final GenerationProperties properties;
    private final ReceiptLog receipts;
    private final JsonMapper mapper;

    GenerationController(
            GenerationRepository generations,
            @Qualifier("generationRelay") Relay relay,
            GenerationProperties properties,
            ReceiptLog receipts,
            JsonMapper mapper) {
        this.generations = generations;
        this.relay = relay;
        this.properties = properties;
        this.receipts = receipts;
        this.mapper = mapper;
    }

    @GetMapping("/v1/generation")
    ResponseEntity<String> generation(@RequestParam(required = false, defaultValue = "") String id, Caller caller) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(find(id, caller));
    }

    /** That the receipt of a request is one of those that its day's published root stands for. */
    @GetMapping("/v1/generation/proof")
    Proof proof(@RequestParam(required = false, defaultValue = "") String id, Caller caller) {
        var receipt = mapper.readTree(find(id, caller)).path("receipt").asString("");
        if (receipt.isEmpty())
            throw ApiFault.of(404, "no_receipt", "This request was not served, so it has no receipt.")
                    .about("id");
        return receipts.proof(receipt);
    }

    private Optional<String> named(String id, UUID accountId) {
        if (id.length() > MOST_ID_CHARACTERS) return Optional.empty();
        return generations.find(accountId, id).stream()
                .filter(document -> isNamed(id, mapper.readTree(document)))
                .findFirst()
                .or(() -> generations.findRepeated(accountId, id));
    }

    private static boolean isNamed(String id, JsonNode generation) {
        return Stream.of("id", "request_id")
                .anyMatch(name -> id.equals(generation.path(name).asString("")));
    }

    private String find(String id, Caller caller) {
        var accountId = caller.keyOwner();
        if (id.isBlank()) throw ApiFault.invalid("id", "id is required.");
        var document = named(id, accountId).or(() -> {
            relay.awaitCaughtUp(properties.patience());
            return named(id, accountId);
        });
        return document.orElseThrow(() -> ApiFault.of(404, "generation_not_found", "There is no such generation.")
                .about("id"));
    }
}
