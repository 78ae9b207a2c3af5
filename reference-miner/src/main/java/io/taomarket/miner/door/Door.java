package io.taomarket.miner.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every call comes in here: is there such a path, may this caller use it, and what is said when it goes wrong. */
public final class Door implements HttpHandler, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Door.class);

    private final Map<String, Route> routes;
    private final Caller caller;
    private final Bodies bodies;

    public Door(List<Route> routes, Caller caller, Limits limits) {
        this.routes = routes.stream().collect(Collectors.toMap(Route::path, Function.identity()));
        this.caller = caller;
        this.bodies = new Bodies(limits.maxBodyBytes(), limits.bodyTimeout(), limits.maxConcurrency() * 4);
    }

    /** An answer that fails half-way ends with a broken connection, so that it cannot be taken for a whole one. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var call = new Call(exchange, new byte[0]);
        try {
            answer(exchange, call);
        } catch (IOException e) {
            log.debug("An answer of {} broke off: {}", call.path(), e.toString());
            throw e;
        }
        exchange.close();
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        try {
            var route = route(exchange, call.path());
            var body = bodies.read(exchange);
            if (!route.isOpen()) caller.check(exchange, body);
            route.endpoint().serve(new Call(exchange, body));
        } catch (ApiError e) {
            refuse(call, e);
        } catch (RuntimeException e) {
            log.error("A call of {} failed", call.path(), e);
            refuse(call, new ApiError(500, "internal_error", "the miner failed", null));
        }
    }

    private Route route(HttpExchange exchange, String path) {
        var route = routes.get(path);
        if (route == null) throw new ApiError(404, "unsupported_endpoint", "there is nothing at this path", null);
        if (route.method().equals(exchange.getRequestMethod())) return route;
        exchange.getResponseHeaders().set("Allow", route.method());
        throw new ApiError(405, "method_not_allowed", "this path answers " + route.method() + " only", null);
    }

    private static void refuse(Call call, ApiError e) throws IOException {
        if (call.exchange().getResponseCode() != -1) throw new IOException("failed half-way", e);
        if (e.status() == 429 || e.status() == 503)
            call.exchange().getResponseHeaders().set("Retry-After", "1");
        if (e.status() == 413) call.exchange().getResponseHeaders().set("Connection", "close");
        var envelope = Json.object();
        envelope.putObject("error")
                .put("message", e.getMessage())
                .put("type", e.type())
                .put("param", e.param())
                .put("code", e.code());
        call.answer(e.status(), envelope);
    }

    @Override
    public void close() {
        bodies.close();
    }
}
