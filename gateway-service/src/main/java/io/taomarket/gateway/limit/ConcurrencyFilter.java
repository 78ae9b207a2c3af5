package io.taomarket.gateway.limit;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.gateway.door.Pipeline;
import io.taomarket.gateway.door.Visit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Open requests at a time, so that the streams of one caller cannot take all connections. */
@Component
@Order(Pipeline.CONCURRENCY)
class ConcurrencyFilter extends HttpFilter {

    private final transient ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();
    private final transient LimitProperties limits;

    ConcurrencyFilter(LimitProperties limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var caller = Visit.of(request).caller();
        var name = caller.kind() == Caller.Kind.KEY ? caller.credential() : request.getRemoteAddr();
        var count = open.merge(name, 1, Integer::sum);
        try {
            if (count > limits.concurrentRequests())
                throw TooMany.requests(response, Duration.ofSeconds(1), "Too many requests are open at the same time.");
            chain.doFilter(request, response);
        } finally {
            open.computeIfPresent(name, (_, now) -> now == 1 ? null : now - 1);
        }
    }
}
