package io.taomarket.inference.messages;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.inference.completion.Completions;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.request.RequestBody;
import io.taomarket.inference.request.RequestProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class MessagesController {

    private final Completions completions;
    private final RequestBody bodies;
    private final RequestProperties properties;
    private final JsonMapper mapper;
    private final Clock clock;

    MessagesController(
            Completions completions, RequestBody bodies, RequestProperties properties, JsonMapper mapper, Clock clock) {
        this.completions = completions;
        this.bodies = bodies;
        this.properties = properties;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostMapping(path = "/v1/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    void create(HttpServletRequest http, HttpServletResponse response, Caller caller) throws IOException {
        var customer = Customer.of(caller, clock);
        var body = bodies.read(http);
        var request = new MessagesTask(MessagesReader.read(body.fields(), properties.maxMessages()));
        var face = new MessagesFace(mapper, customer.requestId(), request::stop);
        completions.serve(customer, request, face, body.sha256(), response);
    }

    /** What the prompt of such a request would be charged as. */
    @PostMapping(path = "/v1/messages/count_tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    Count count(HttpServletRequest http, Caller caller) {
        var customer = Customer.of(caller, clock);
        var request = MessagesReader.prompt(bodies.read(http).fields(), properties.maxMessages());
        return new Count(completions.promptTokens(customer, request));
    }

    record Count(long inputTokens) {}
}
