package io.taomarket.gateway.limit;

import io.taomarket.gateway.door.Pipeline;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** New accounts per address: anyone may sign up, nobody may do it all day. */
@Component
@Order(Pipeline.RATE)
class SignUpFilter extends HttpFilter {

    private static final String SIGN_UP = "/api/v1/accounts";

    private final transient LimitProperties limits;
    private final transient Buckets buckets;

    SignUpFilter(LimitProperties limits) {
        this.limits = limits;
        buckets = new Buckets(Duration.ofHours(1), limits.remembered());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (limits.signUpsPerHour() > 0 && request.getRequestURI().equals(SIGN_UP)) count(request, response);
        chain.doFilter(request, response);
    }

    private void count(HttpServletRequest request, HttpServletResponse response) {
        var probe = buckets.of(request.getRemoteAddr(), limits.signUpsPerHour()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed())
            throw TooMany.requests(
                    response,
                    Duration.ofNanos(probe.getNanosToWaitForRefill()),
                    "Too many accounts were made from this address.");
    }
}
