package io.taomarket.inference.embedding;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.WantedModels;
import io.taomarket.inference.prompt.PromptReader;
import io.taomarket.inference.request.RequestBody;
import io.taomarket.inference.request.RequestProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EmbeddingController {

    private final Embeddings embeddings;
    private final RequestBody bodies;
    private final WantedModels models;
    private final Tokenizers tokenizers;
    private final RequestProperties properties;
    private final Clock clock;

    EmbeddingController(
            Embeddings embeddings,
            RequestBody bodies,
            WantedModels models,
            Tokenizers tokenizers,
            RequestProperties properties,
            Clock clock) {
        this.embeddings = embeddings;
        this.bodies = bodies;
        this.models = models;
        this.tokenizers = tokenizers;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping(path = "/v1/embeddings", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(HttpServletRequest http, Caller caller) {
        var customer = Customer.of(caller, clock);
        var body = bodies.read(http);
        var prompts = new PromptReader(
                body.fields(), tokenizers, () -> models.find(customer, body.fields(), Surface.EMBEDDINGS));
        var request = EmbeddingRequest.read(body.fields(), prompts, properties.maxInputs());
        var answer = embeddings.serve(customer, request, body.sha256());
        var response = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        answer.settled().headers().forEach(response::header);
        return response.body(answer.body());
    }
}
