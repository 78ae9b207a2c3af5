package io.taomarket.gateway.proxy;

import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** What a caller gets to see of a service's headers: nothing of the connection, the server, or what we say ourselves. */
@Component
class ResponseHeaders implements ResponseHttpHeadersFilter {

    private static final Set<String> DROPPED = Set.of(
            "x-request-id",
            "x-content-type-options",
            "server",
            "date",
            "set-cookie",
            "x-powered-by",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "trailer",
            "x-ratelimit-limit-requests",
            "x-ratelimit-remaining-requests",
            "x-ratelimit-reset-requests");

    @Override
    public HttpHeaders apply(HttpHeaders given, ServerResponse response) {
        var passed = new HttpHeaders();
        given.forEach((name, values) -> {
            if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) passed.addAll(name, values);
        });
        if (!passed.containsHeader(HttpHeaders.CACHE_CONTROL)) passed.set(HttpHeaders.CACHE_CONTROL, "no-store");
        return passed;
    }
}
