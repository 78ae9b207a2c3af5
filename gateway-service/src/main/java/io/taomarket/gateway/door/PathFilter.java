package io.taomarket.gateway.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Refuses paths that a service could read in another way than we do. The path travels on as it came, so {@code %2F} in
 * a model's id stays; but {@code ..}, hidden or not, an empty segment or a {@code ;} never passes.
 */
@Component
@Order(Pipeline.PATH)
class PathFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isPlain(request.getRequestURI()))
            throw new Refusal(HttpStatus.BAD_REQUEST, "malformed_path", "The path of this request is malformed.");
        chain.doFilter(request, response);
    }

    static boolean isPlain(String path) {
        if (!path.startsWith("/")) return false;
        try {
            var decoded = URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
            return decoded.chars().noneMatch(PathFilter::isSuspect) && areNames(decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A percent sign that is left after decoding would be decoded once more somewhere else. */
    private static boolean isSuspect(int c) {
        return c < ' ' || c == 0x7f || c == '\\' || c == ';' || c == '%' || c == 0xfffd;
    }

    private static boolean areNames(String decoded) {
        var segments = List.of(decoded.substring(1).split("/", -1));
        var inner = segments.subList(0, segments.size() - 1);
        return inner.stream().noneMatch(String::isEmpty)
                && segments.stream().noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
