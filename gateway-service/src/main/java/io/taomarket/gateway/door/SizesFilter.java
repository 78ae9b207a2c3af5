package io.taomarket.gateway.door;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Refuses request lines and headers that no honest client sends; the server itself bounds their sum. */
@Component
@Order(Pipeline.SIZES)
class SizesFilter extends HttpFilter {

    private final transient SizeProperties limits;

    SizesFilter(SizeProperties limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (length(request.getRequestURI()) > limits.path() || length(request.getQueryString()) > limits.query())
            throw new Refusal(HttpStatus.URI_TOO_LONG, "uri_too_long", "The address of this request is too long.");
        var names = Collections.list(request.getHeaderNames());
        if (names.size() > limits.headers() || names.stream().anyMatch(name -> isTooLong(request, name)))
            throw new Refusal(
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "headers_too_large",
                    "This request has too many headers, or one that is too long.");
        chain.doFilter(request, response);
    }

    private boolean isTooLong(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).stream().anyMatch(value -> value.length() > limits.header());
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
