package io.taomarket.gateway.door;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.gateway.route.Route;
import io.taomarket.gateway.route.Routes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Finds the route; a path that leads nowhere is a 404 and a method that is not there a 405, for everybody. */
@Component
@Order(Pipeline.ROUTE)
class RouteFilter extends HttpFilter {

    private final transient Routes routes;

    RouteFilter(Routes routes) {
        this.routes = routes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var route = routes.find(request.getRequestURI()).orElseThrow(() -> unknown(request.getRequestURI()));
        var method = HttpMethod.valueOf(request.getMethod());
        nameInMetrics(request, route);
        if (method == HttpMethod.OPTIONS) {
            response.setHeader(HttpHeaders.ALLOW, route.allow());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (route.access(method).isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, route.allow());
            throw new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "There is no " + method + " here.");
        }
        Visit.of(request).leadTo(route);
        chain.doFilter(request, response);
    }

    private static void nameInMetrics(HttpServletRequest request, Route route) {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(route.pattern().getPatternString()));
    }

    private static Refusal unknown(String path) {
        if (path.equals("/v1") || path.startsWith("/v1/"))
            return new Refusal(
                    HttpStatus.NOT_FOUND, "unsupported_endpoint", "There is no such endpoint: " + path + ".");
        return new Refusal(HttpStatus.NOT_FOUND, "not_found", "There is nothing at this address.");
    }
}
