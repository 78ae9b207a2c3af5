package io.taomarket.standalone;

import io.taomarket.emission.EmissionService;
import io.taomarket.gateway.GatewayService;
import io.taomarket.inference.InferenceService;
import io.taomarket.registry.RegistryService;
import io.taomarket.scoring.ScoringService;
import io.taomarket.wallet.WalletService;
import java.util.Locale;

/** The six services, in the order of their ports. */
enum Service {
    GATEWAY(GatewayService.class, false),
    REGISTRY(RegistryService.class, true),
    INFERENCE(InferenceService.class, false),
    SCORING(ScoringService.class, false),
    EMISSION(EmissionService.class, false),
    WALLET(WalletService.class, true);

    final Class<?> application;
    final boolean usesJpa;

    Service(Class<?> application, boolean usesJpa) {
        this.application = application;
        this.usesJpa = usesJpa;
    }

    /** Names its database, its role and its settings. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
