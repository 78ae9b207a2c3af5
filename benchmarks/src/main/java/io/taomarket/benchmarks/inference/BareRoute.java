package io.taomarket.benchmarks.inference;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Spring Cloud Gateway WebMVC with one route and nothing else, configured as its starter alone would be, but for the
 * virtual threads and long connections that we have too: what remains of the same framework when nobody is known, charged or remembered.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareRoute {

    /** What the starter of the gateway brings; the class path here has much more. */
    private static final List<String> OF_THE_STARTER = List.of(
            "org.springframework.boot.autoconfigure.",
            "org.springframework.boot.http.",
            "org.springframework.boot.jackson.",
            "org.springframework.boot.restclient.",
            "org.springframework.boot.servlet.",
            "org.springframework.boot.tomcat.",
            "org.springframework.boot.webmvc.",
            "org.springframework.cloud.gateway.");

    private final String upstream;

    BareRoute(@Value("${upstream}") String upstream) {
        this.upstream = upstream;
    }

    public static void main(String[] arguments) {
        // As a system property it is stronger than the defaults of the chassis, which is on the class path.
        System.setProperty("spring.autoconfigure.exclude", foreign());
        new SpringApplicationBuilder(BareRoute.class)
                .properties("spring.threads.virtual.enabled=true")
                .properties("spring.http.clients.imperative.factory=jdk", "spring.main.banner-mode=off")
                .properties("server.tomcat.max-keep-alive-requests=100000")
                .run(arguments);
    }

    @Bean
    RouterFunction<ServerResponse> everything() {
        return route("everything")
                .route(RequestPredicates.path("/v1/**"), http())
                .before(uri(upstream))
                .build();
    }

    private static String foreign() {
        return ImportCandidates.load(AutoConfiguration.class, BareRoute.class.getClassLoader()).getCandidates().stream()
                .filter(name -> OF_THE_STARTER.stream().noneMatch(name::startsWith))
                .collect(Collectors.joining(","));
    }
}
