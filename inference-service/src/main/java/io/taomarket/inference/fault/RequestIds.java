package io.taomarket.inference.fault;

import io.taomarket.chassis.caller.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every answer, errors and streams included, carries the id under which it can be found. */
@Component
class RequestIds extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(Caller.class.getName()) instanceof Caller caller)
            response.setHeader("x-request-id", caller.requestId());
        chain.doFilter(request, response);
    }
}
