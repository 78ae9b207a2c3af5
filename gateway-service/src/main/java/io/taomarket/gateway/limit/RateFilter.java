package io.taomarket.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.ResetTime;
import io.taomarket.gateway.door.Pipeline;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.error.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Requests per minute: of a key, or of an address while nobody has shown a key. */
@Component
@Order(Pipeline.RATE)
class RateFilter extends HttpFilter {

    private final transient LimitProperties limits;
    private final transient Buckets buckets;

    RateFilter(LimitProperties limits) {
        this.limits = limits;
        buckets = new Buckets(Duration.ofMinutes(1), limits.remembered());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var visit = Visit.of(request);
        var caller = visit.caller();
        if (caller.kind() != Caller.Kind.ADMIN) count(request, response, visit);
        chain.doFilter(request, response);
    }

    private void count(HttpServletRequest request, HttpServletResponse response, Visit visit) {
        var limit = limit(visit);
        var probe = buckets.of(name(visit.caller(), request), limit).tryConsumeAndReturnRemaining(1);
        if (ErrorAnswers.isCustomers(request.getRequestURI())) tell(response, limit, probe);
        if (!probe.isConsumed())
            throw TooMany.requests(
                    response,
                    Duration.ofNanos(probe.getNanosToWaitForRefill()),
                    "Rate limit reached: " + limit + " requests per minute.");
    }

    private int limit(Visit visit) {
        if (visit.caller().kind() != Caller.Kind.KEY) return limits.addressRequestsPerMinute();
        return visit.requestsPerMinute() > 0 ? visit.requestsPerMinute() : limits.keyRequestsPerMinute();
    }

    private static String name(Caller caller, HttpServletRequest request) {
        return caller.kind() == Caller.Kind.KEY ? caller.credential() : request.getRemoteAddr();
    }

    private static void tell(HttpServletResponse response, int limit, ConsumptionProbe probe) {
        response.setHeader("x-ratelimit-limit-requests", Integer.toString(limit));
        response.setHeader("x-ratelimit-remaining-requests", Long.toString(probe.getRemainingTokens()));
        response.setHeader(
                "x-ratelimit-reset-requests", ResetTime.of(Duration.ofNanos(probe.getNanosToWaitForReset())));
    }
}
