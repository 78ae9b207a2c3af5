package io.taomarket.inference.responses;

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
class ResponsesController {

    private final Completions completions;
    private final RequestBody bodies;
    private final RequestProperties properties;
    private final JsonMapper mapper;
    private final Clock clock;

    ResponsesController(
            Completions completions, RequestBody bodies, RequestProperties properties, JsonMapper mapper, Clock clock) {
        this.completions = completions;
        this.bodies = bodies;
        this.properties = properties;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostMapping(path = "/v1/responses", consumes = MediaType.APPLICATION_JSON_VALUE)
    void create(HttpServletRequest http, HttpServletResponse response, Caller caller) throws IOException {
        var customer = Customer.of(caller, clock);
        var body = bodies.read(http);
        var request = ResponsesReader.read(body.fields(), properties.maxMessages());
        var face = new ResponsesFace(mapper, Wanted.of(body.fields()));
        completions.serve(customer, request, face, body.sha256(), response);
    }
}
