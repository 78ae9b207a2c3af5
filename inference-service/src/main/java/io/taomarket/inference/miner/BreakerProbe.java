package io.taomarket.inference.miner;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.catalogue.Offer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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
    private final Clock clock;

    BreakerProbe(Catalogue catalogue, Miners miners, MinerCalls calls, Clock clock) {
        this.catalogue = catalogue;
        this.miners = miners;
        this.calls = calls;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT1S")
    synchronized void probe() {
        var resting = new HashMap<String, Offer>();
        catalogue.models().stream()
                .flatMap(model -> model.offers().stream())
                .filter(offer -> !miners.isTrusted(offer))
                .forEach(offer -> resting.put(offer.hotkey(), offer));
        var now = clock.instant();
        for (var offer : resting.values()) {
            if (miners.restingUntil(offer).isAfter(now)) continue;
            miners.rest(offer.hotkey());
            Thread.ofVirtual().name("inference-probe").start(() -> probe(offer));
        }
    }

    private void probe(Offer offer) {
        var breaker = miners.breaker(offer);
        if (breaker.getState() == CircuitBreaker.State.OPEN && calls.isBack(offer, PATIENCE))
            breaker.transitionToHalfOpenState();
    }
}
