package io.taomarket.standalone;

import io.taomarket.emission.EmissionService;
import io.taomarket.gateway.GatewayService;
import io.taomarket.inference.InferenceService;
import io.taomarket.registry.RegistryService;
import io.taomarket.scoring.ScoringService;
import io.taomarket.wallet.WalletService;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The six services, in the order of their ports. */
enum Service {
    GATEWAY(GatewayService.class, Library.CLOUD, Library.RESILIENCE),
    REGISTRY(RegistryService.class, Library.JPA),
    INFERENCE(InferenceService.class),
    SCORING(ScoringService.class),
    EMISSION(EmissionService.class),
    WALLET(WalletService.class, Library.JPA);

    final Class<?> application;
    private final Set<Library> libraries;

    Service(Class<?> application, Library... libraries) {
        this.application = application;
        this.libraries = Set.of(libraries);
    }

    /** Names its database, its role and its settings. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What other services bring and this one does not configure. */
    String without() {
        return Arrays.stream(Library.values())
                .filter(library -> !libraries.contains(library))
                .map(library -> library.configurations)
                .collect(Collectors.joining(","));
    }

    /** Libraries that configure themselves wherever they are, and not every service wants. */
    private enum Library {
        CLOUD("org.springframework.cloud."),
        RESILIENCE("io.github.resilience4j.springboot."),
        JPA("org.springframework.boot.hibernate.,org.springframework.boot.data.");

        private final String configurations;

        Library(String configurations) {
            this.configurations = configurations;
        }
    }
}
