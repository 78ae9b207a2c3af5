package io.taomarket.inference.text;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.chat.StreamOptions;
import io.taomarket.inference.completion.Completions;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.WantedModels;
import io.taomarket.inference.prompt.PromptReader;
import io.taomarket.inference.request.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class TextController {

    private final Completions completions;
    private final RequestBody bodies;
    private final WantedModels models;
    private final Tokenizers tokenizers;
    private final JsonMapper mapper;
    private final Clock clock;

    TextController(
            Completions completions,
            RequestBody bodies,
            WantedModels models,
            Tokenizers tokenizers,
            JsonMapper mapper,
            Clock clock) {
        this.completions = completions;
        this.bodies = bodies;
        this.models = models;
        this.tokenizers = tokenizers;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostMapping(path = TextRequest.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    void create(HttpServletRequest http, HttpServletResponse response, Caller caller) throws IOException {
        var customer = Customer.of(caller, clock);
        var body = bodies.read(http);
        var prompts =
                new PromptReader(body.fields(), tokenizers, () -> models.find(customer, body.fields(), Surface.CHAT));
        var request = TextReader.read(body.fields(), prompts);
        var includeUsage = StreamOptions.read(body.fields()).includeUsage();
        completions.serve(customer, request, new TextFace(mapper, request, includeUsage), body.sha256(), response);
    }
}
