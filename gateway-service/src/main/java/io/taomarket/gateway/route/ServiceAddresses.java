package io.taomarket.gateway.route;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the services are. */
@Validated
@ConfigurationProperties("taomarket.services")
public record ServiceAddresses(
        @DefaultValue("http://localhost:8080") @NotNull URI gateway,
        @DefaultValue("http://localhost:8081") @NotNull URI registry,
        @DefaultValue("http://localhost:8082") @NotNull URI inference,
        @DefaultValue("http://localhost:8083") @NotNull URI scoring,
        @DefaultValue("http://localhost:8084") @NotNull URI emission,
        @DefaultValue("http://localhost:8085") @NotNull URI wallet) {

    public URI of(Destination destination) {
        return switch (destination) {
            case GATEWAY -> gateway;
            case REGISTRY -> registry;
            case INFERENCE -> inference;
            case SCORING -> scoring;
            case EMISSION -> emission;
            case WALLET -> wallet;
        };
    }
}
