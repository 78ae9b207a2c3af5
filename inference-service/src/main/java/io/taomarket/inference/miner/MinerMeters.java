package io.taomarket.inference.miner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom this replica can ask. Miners are counted by the state of their breakers, never named: their number has no bound. */
@Component
class MinerMeters {

    private final Catalogue catalogue;
    private final Miners miners;

    MinerMeters(Catalogue catalogue, Miners miners, MeterRegistry meters) {
        this.catalogue = catalogue;
        this.miners = miners;
        for (var state : List.of("closed", "half_open", "open"))
            Gauge.builder("taomarket.inference.miners", () -> miners(state))
                    .description("Miners with an offer, by the state of their breaker")
                    .tag("breaker", state)
                    .register(meters);
        Gauge.builder("taomarket.inference.models", () -> models().size())
                .description("Models that somebody offers")
                .register(meters);
        Gauge.builder("taomarket.inference.models.unreachable", this::unreachable)
                .description("Models that are offered, but only by miners whose breakers are open")
                .register(meters);
    }

    private List<Model> models() {
        return catalogue.models().stream()
                .filter(model -> !model.offers().isEmpty())
                .toList();
    }

    private long miners(String state) {
        return catalogue.models().stream()
                .flatMap(model -> model.offers().stream())
                .filter(offer -> miners.condition(offer).state().equals(state))
                .map(Offer::hotkey)
                .distinct()
                .count();
    }

    private long unreachable() {
        return models().stream()
                .filter(model -> model.offers().stream().noneMatch(miners::isTrusted))
                .count();
    }
}
