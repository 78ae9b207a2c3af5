package io.taomarket.inference.miner;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.catalogue.Offer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks miners behind an open breaker whether they are back, so that no paying request has to find out. */
@Component
class BreakerProbe {

    private static final Deadlines PATIENCE =
            new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Catalogue catalogue;
    private final Miners miners;
    private final MinerCalls calls;
    private final MinerProperties properties;
    private final Clock clock;
    private final Map<String, Instant> restingUntil = new HashMap<>();

    BreakerProbe(Catalogue catalogue, Miners miners, MinerCalls calls, MinerProperties properties, Clock clock) {
        this.catalogue = catalogue;
        this.miners = miners;
        this.calls = calls;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT1S")
    synchronized void probe() {
        var resting = new HashMap<String, Offer>();
        catalogue.models().stream()
                .flatMap(model -> model.offers().stream())
                .filter(offer -> !miners.isTrusted(offer))
                .forEach(offer -> resting.put(offer.hotkey(), offer));
        restingUntil.keySet().retainAll(resting.keySet());
        var now = clock.instant();
        for (var offer : resting.values()) {
            var until = restingUntil.computeIfAbsent(offer.hotkey(), _ -> now.plus(properties.probeAfter()));
            if (until.isAfter(now)) continue;
            restingUntil.put(offer.hotkey(), now.plus(properties.probeAfter()));
            Thread.ofVirtual().name("inference-probe").start(() -> probe(offer));
        }
    }

    private void probe(Offer offer) {
        var breaker = miners.breaker(offer);
        if (breaker.getState() == CircuitBreaker.State.OPEN && calls.isBack(offer, PATIENCE))
            breaker.transitionToHalfOpenState();
    }
}
