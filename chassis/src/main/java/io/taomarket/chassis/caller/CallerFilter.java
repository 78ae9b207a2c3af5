package io.taomarket.chassis.caller;

import io.taomarket.chassis.trace.Traces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in who does not come through the gateway or from another service; health and metrics stay open. */
class CallerFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = Caller.class.getName();

    private final CallerTokens tokens;
    private final Traces traces;

    CallerFilter(CallerTokens tokens, Traces traces) {
        this.tokens = tokens;
        this.traces = traces;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/actuator") || path.equals("/internal/openapi");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var token = request.getHeader(CallerTokens.HEADER);
        var caller = token == null ? null : tokens.read(token).orElse(null);
        if (caller == null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        request.setAttribute(ATTRIBUTE, caller);
        MDC.put("request_id", caller.requestId());
        MDC.put("caller", caller.subject());
        traces.tag("tao.request_id", caller.requestId());
        traces.tag("tao.caller", caller.subject());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("request_id");
            MDC.remove("caller");
        }
    }
}
