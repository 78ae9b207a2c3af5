package io.taomarket.chassis.trace;

import io.micrometer.tracing.Span;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** A request as a step of its trace. At the door a trace begins, whatever a stranger says of one; behind it goes on. */
class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient Traces traces;
    private final boolean isDoor;

    TraceFilter(Traces traces, boolean isDoor) {
        this.traces = traces;
        this.isDoor = isDoor;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var step = begin(request)) {
            try {
                chain.doFilter(request, response);
            } catch (IOException | ServletException | RuntimeException e) {
                step.failed(e);
                throw e;
            } finally {
                if (step.isTraced()) describe(step, request, response);
            }
        }
    }

    private Step begin(HttpServletRequest request) {
        if (!isDoor) return traces.after(request.getHeader(Traces.HEADER), request.getMethod(), Span.Kind.SERVER);
        return request.getRequestURI().startsWith("/actuator") ? Step.NONE : traces.first(request.getMethod());
    }

    private static void describe(Step step, HttpServletRequest request, HttpServletResponse response) {
        step.tag("http.request.method", request.getMethod());
        step.tag("http.response.status_code", String.valueOf(response.getStatus()));
        ServerHttpObservationFilter.findObservationContext(request)
                .map(context -> context.getPathPattern())
                .ifPresent(pattern ->
                        step.named(request.getMethod() + " " + pattern).tag("http.route", pattern));
        var requestId = response.getHeader("x-request-id");
        if (requestId != null) step.tag("tao.request_id", requestId);
    }
}
