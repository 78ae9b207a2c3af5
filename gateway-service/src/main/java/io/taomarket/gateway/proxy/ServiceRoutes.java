package io.taomarket.gateway.proxy;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.taomarket.chassis.presence.Farewell;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.route.Destination;
import io.taomarket.gateway.route.ServiceAddresses;
import java.net.InetAddress;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Hands each request to the service that the table of routes has named. */
@Configuration(proxyBeanMethods = false)
class ServiceRoutes {

    @Bean
    RouterFunction<ServerResponse> waysToServices(ServiceAddresses addresses) {
        return Arrays.stream(Destination.values())
                .filter(service -> service != Destination.GATEWAY)
                .map(service -> to(service, addresses))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    @Bean
    Replicas replicas(ProxyProperties properties) {
        return new Replicas(properties, InetAddress::getAllByName);
    }

    @Bean
    Farewell farewell(ProxyProperties properties) {
        return new Farewell(properties.farewell());
    }

    private static RouterFunction<ServerResponse> to(Destination service, ServiceAddresses addresses) {
        return route(service.name())
                .route(leadsTo(service), http())
                .before(uri(addresses.of(service)))
                .build();
    }

    private static RequestPredicate leadsTo(Destination service) {
        return request -> Visit.of(request.servletRequest()).route().destination() == service;
    }
}
