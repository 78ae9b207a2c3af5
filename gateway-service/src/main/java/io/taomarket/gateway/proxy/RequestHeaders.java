package io.taomarket.gateway.proxy;

import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.trace.Traces;
import io.taomarket.gateway.door.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service gets to see of the caller's headers: nothing that proves, claims or routes. Keys and signatures stay
 * here, statements about the caller are only ours, and what concerns one connection ends with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // before the header that names the connection's own headers is taken away
class RequestHeaders implements RequestHttpHeadersFilter {

    private static final List<String> PREFIXES =
            List.of("x-tao-", "x-forwarded", "x-original-", "x-rewrite-", "proxy-");
    private static final Set<String> DROPPED = Set.of(
            "authorization",
            "x-api-key",
            "cookie",
            "x-request-id",
            "forwarded",
            "x-real-ip",
            "via",
            "host",
            "origin",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "expect",
            "accept-encoding",
            "x-http-method-override",
            "x-http-method",
            "x-method-override",
            "http2-settings",
            "traceparent",
            "tracestate",
            "baggage");

    private final CallerTokens tokens;
    private final Traces traces;

    RequestHeaders(CallerTokens tokens, Traces traces) {
        this.tokens = tokens;
        this.traces = traces;
    }

    @Override
    public HttpHeaders apply(HttpHeaders given, ServerRequest request) {
        var visit = Visit.of(request.servletRequest());
        var ofThisConnection = namedByConnection(given);
        var passed = new HttpHeaders();
        given.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!isDropped(lower) && !ofThisConnection.contains(lower)) passed.addAll(name, values);
        });
        passed.set(CallerTokens.HEADER, tokens.write(visit.caller()));
        passed.set("x-request-id", visit.requestId());
        traces.here().ifPresent(here -> passed.set(Traces.HEADER, here));
        return passed;
    }

    private static boolean isDropped(String name) {
        return DROPPED.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static Set<String> namedByConnection(HttpHeaders given) {
        return given.getOrEmpty(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
