package io.taomarket.gateway.route;

import static io.taomarket.gateway.route.Access.ADMIN;
import static io.taomarket.gateway.route.Access.KNOWN;
import static io.taomarket.gateway.route.Access.METRICS;
import static io.taomarket.gateway.route.Access.OPEN;
import static io.taomarket.gateway.route.Destination.EMISSION;
import static io.taomarket.gateway.route.Destination.GATEWAY;
import static io.taomarket.gateway.route.Destination.INFERENCE;
import static io.taomarket.gateway.route.Destination.REGISTRY;
import static io.taomarket.gateway.route.Destination.SCORING;
import static io.taomarket.gateway.route.Destination.WALLET;
import static io.taomarket.gateway.route.Route.Method.GET;
import static io.taomarket.gateway.route.Route.Method.POST;
import static io.taomarket.gateway.route.Route.to;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** The table of routes. The first line that fits a path decides; what no line names does not exist. */
@Component
public class Routes {

    private final List<Route> table = new ArrayList<>();

    /** @param openMetrics whether anyone may read the metrics, for networks in which only the operator is */
    Routes(@Value("${gateway.open-metrics:false}") boolean openMetrics) {
        table.addAll(own());
        table.add(to(GATEWAY, "/actuator/prometheus").all(openMetrics ? OPEN : METRICS));
        table.addAll(customers());
        table.addAll(admins());
        table.addAll(accounts());
        table.addAll(subnets());
    }

    /** The line for this path as it stands on the request line. */
    public Optional<Route> find(String rawPath) {
        var path = PathContainer.parsePath(rawPath);
        return table.stream().filter(route -> route.matches(path)).findFirst();
    }

    private static List<Route> own() {
        return List.of(
                to(GATEWAY, "/").open(GET),
                to(GATEWAY, "/docs").open(GET),
                to(GATEWAY, "/docs/*").open(GET),
                to(GATEWAY, "/api/v1/platform").open(GET),
                to(GATEWAY, "/api/v1/openapi.json").open(GET),
                to(GATEWAY, "/actuator/health/**").open(GET));
    }

    private static List<Route> customers() {
        return List.of(
                to(INFERENCE, "/v1/chat/completions").known(POST),
                to(INFERENCE, "/v1/completions").known(POST),
                to(INFERENCE, "/v1/embeddings").known(POST),
                to(INFERENCE, "/v1/responses").known(POST),
                to(INFERENCE, "/v1/messages").known(POST),
                to(INFERENCE, "/v1/messages/count_tokens").known(POST),
                to(INFERENCE, "/v1/models/**").open(GET),
                to(INFERENCE, "/v1/generation").known(GET),
                to(INFERENCE, "/v1/generation/proof").known(GET),
                to(INFERENCE, "/api/v1/receipts/**").open(GET),
                to(WALLET, "/v1/credits").known(GET),
                to(WALLET, "/v1/key").known(GET));
    }

    private static List<Route> admins() {
        return List.of(REGISTRY, INFERENCE, SCORING, EMISSION, WALLET).stream()
                .map(service -> to(service, "/api/v1/admin/" + service.name().toLowerCase(Locale.ROOT) + "/**")
                        .all(ADMIN))
                .toList();
    }

    private static List<Route> accounts() {
        return List.of(
                to(WALLET, "/api/v1/accounts").open(POST),
                to(WALLET, "/api/v1/account").all(KNOWN),
                to(WALLET, "/api/v1/keys/**").all(KNOWN),
                to(WALLET, "/api/v1/wallet/**").all(KNOWN),
                to(WALLET, "/api/v1/transfers/**").all(KNOWN),
                to(WALLET, "/api/v1/refunds").all(KNOWN),
                to(WALLET, "/api/v1/hotkeys").all(KNOWN),
                to(WALLET, "/api/v1/stakes/**").all(KNOWN),
                to(WALLET, "/api/v1/unstakes").all(KNOWN),
                to(WALLET, "/api/v1/delegates/**").all(KNOWN),
                to(EMISSION, "/api/v1/supply").open(GET),
                to(EMISSION, "/api/v1/blocks/**").open(GET));
    }

    private static List<Route> subnets() {
        return List.of(
                to(SCORING, "/api/v1/subnets/*/weights").openToRead(),
                to(SCORING, "/api/v1/subnets/*/weight-commits").openToRead(),
                to(SCORING, "/api/v1/subnets/*/weight-reveals").openToRead(),
                to(SCORING, "/api/v1/subnets/*/scores/**").open(GET),
                to(SCORING, "/api/v1/subnets/*/epochs/**").open(GET),
                to(EMISSION, "/api/v1/subnets/*/emissions/**").open(GET),
                to(REGISTRY, "/api/v1/subnets/*/registrations/**").all(KNOWN),
                to(REGISTRY, "/api/v1/subnets/**").openToRead());
    }
}
