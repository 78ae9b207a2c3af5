package io.taomarket.gateway.route;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the table of routes.
 *
 * @param accessByMethod the methods that exist here, and who may use each
 */
public record Route(PathPattern pattern, Destination destination, Map<Method, Access> accessByMethod) {

    /** The methods a route can have; HEAD goes with GET. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    private static final List<Method> WRITES = List.of(Method.POST, Method.PUT, Method.PATCH, Method.DELETE);

    static Route to(Destination destination, String pattern) {
        return new Route(PathPatternParser.defaultInstance.parse(pattern), destination, Map.of());
    }

    Route open(Method... methods) {
        return with(Access.OPEN, List.of(methods));
    }

    Route known(Method... methods) {
        return with(Access.KNOWN, List.of(methods));
    }

    /** Anyone may read, known callers may write. */
    Route openToRead() {
        return open(Method.GET).with(Access.KNOWN, WRITES);
    }

    /** Every method, for those who have this access. */
    Route all(Access access) {
        return with(access, List.of(Method.values()));
    }

    private Route with(Access access, List<Method> methods) {
        var more = new EnumMap<Method, Access>(Method.class);
        more.putAll(accessByMethod);
        methods.forEach(method -> more.put(method, access));
        return new Route(pattern, destination, more);
    }

    boolean matches(PathContainer path) {
        return pattern.matches(path);
    }

    /** Who may use the method here, or nothing when there is no such method. */
    public Optional<Access> access(HttpMethod method) {
        var wanted = method == HttpMethod.HEAD ? HttpMethod.GET : method;
        return accessByMethod.entrySet().stream()
                .filter(entry -> wanted.matches(entry.getKey().name()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The value of the {@code Allow} header. */
    public String allow() {
        return String.join(
                ", ", accessByMethod.keySet().stream().map(Method::name).toList());
    }
}
