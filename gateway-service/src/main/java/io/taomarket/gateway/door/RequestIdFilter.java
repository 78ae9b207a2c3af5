package io.taomarket.gateway.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives every request a name of ours, whatever name the client sent, and every reply that name. */
@Component
@Order(Pipeline.REQUEST_ID)
class RequestIdFilter extends HttpFilter {

    private final transient RequestIds ids;

    RequestIdFilter(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var visit = new Visit(ids.next());
        visit.begin(request);
        response.setHeader("x-request-id", visit.requestId());
        if (request.getRequestURI().startsWith("/v1/messages"))
            response.setHeader("request-id", visit.requestId()); // the name that Anthropic's clients look for
        response.setHeader("x-content-type-options", "nosniff");
        MDC.put("request_id", visit.requestId());
        try {
            chain.doFilter(request, response);
        } finally {
            visit.end();
            MDC.remove("request_id");
        }
    }
}
