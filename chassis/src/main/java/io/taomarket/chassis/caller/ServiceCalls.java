package io.taomarket.chassis.caller;

import io.taomarket.chassis.trace.Traces;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Makes a {@code RestClient} call another service in this service's name. */
public final class ServiceCalls implements ClientHttpRequestInterceptor {

    private final CallerTokens tokens;
    private final String service;
    private final Traces traces;

    ServiceCalls(CallerTokens tokens, String service, Traces traces) {
        this.tokens = tokens;
        this.service = service;
        this.traces = traces;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var requestId = MDC.get("request_id");
        var caller =
                Caller.service(service, requestId == null ? UUID.randomUUID().toString() : requestId);
        request.getHeaders().set(CallerTokens.HEADER, tokens.write(caller));
        try (var step = traces.step(request.getMethod().name())) {
            traces.here().ifPresent(here -> request.getHeaders().set(Traces.HEADER, here));
            var response = execution.execute(request, body);
            if (step.isTraced())
                step.tag("url.path", request.getURI().getPath())
                        .tag(
                                "http.response.status_code",
                                response.getStatusCode().toString());
            return response;
        }
    }
}
