package io.taomarket.inference.completion;

import io.taomarket.chassis.caller.Caller;
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

@RestController
class ChatController {

    private final Completions completions;
    private final Streams streams;
    private final RequestBody bodies;
    private final RequestProperties properties;
    private final Clock clock;

    ChatController(
            Completions completions, Streams streams, RequestBody bodies, RequestProperties properties, Clock clock) {
        this.completions = completions;
        this.streams = streams;
        this.bodies = bodies;
        this.properties = properties;
        this.clock = clock;
    }

    /** Writes to the response itself, because a stream is sent token by token. */
    @PostMapping(path = "/v1/chat/completions", consumes = MediaType.APPLICATION_JSON_VALUE)
    void create(HttpServletRequest http, HttpServletResponse response, Caller caller) throws IOException {
        var customer = Customer.of(caller, clock);
        var body = bodies.read(http);
        var request = ChatRequest.read(body.fields(), properties.maxMessages());
        if (request.stream()) streams.serve(customer, request, body.sha256(), response);
        else answer(completions.serve(customer, request, body.sha256()), response);
    }

    private static void answer(Completions.Answer answer, HttpServletResponse response) throws IOException {
        answer.settled().headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }
}
