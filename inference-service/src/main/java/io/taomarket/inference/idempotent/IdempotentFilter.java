package io.taomarket.inference.idempotent;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.inference.fault.ApiFault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Stands before everything that costs money: who sends a key with a request may send it again without fear. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10) // the answers' own filters run inside, under the request id of the key
class IdempotentFilter extends OncePerRequestFilter {

    private final OncePerKey once;
    private final HandlerExceptionResolver faults;

    IdempotentFilter(OncePerKey once, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults) {
        this.once = once;
        this.faults = faults;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/v1/")
                || request.getHeader(Key.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(Caller.class.getName()) instanceof Caller caller && caller.kind() == Caller.Kind.KEY)
            serve(caller, request, response, chain);
        else chain.doFilter(request, response);
    }

    private void serve(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var key = Key.of(request, UUID.fromString(caller.subject())).orElseThrow();
            once.serve(key, caller, request, response, (requestId, held, recorded) -> {
                held.setAttribute(Caller.class.getName(), named(caller, requestId));
                chain.doFilter(held, recorded);
            });
        } catch (ApiFault | Refusal refused) {
            response.setHeader("x-request-id", caller.requestId());
            faults.resolveException(request, response, null, refused);
        }
    }

    private static Caller named(Caller caller, String requestId) {
        return new Caller(
                caller.kind(), caller.subject(), caller.credential(), caller.scopes(), caller.attributes(), requestId);
    }
}
