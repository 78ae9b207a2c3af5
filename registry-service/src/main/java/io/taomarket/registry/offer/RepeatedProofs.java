package io.taomarket.registry.offer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.signing.Address;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has addresses proved again from time to time, because names and machines change hands. */
@Component
class RepeatedProofs {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedProofs.class);

    private final Offers offers;
    private final OwnershipChallenge challenge;
    private final MeterRegistry meters;

    RepeatedProofs(Offers offers, OwnershipChallenge challenge, MeterRegistry meters) {
        this.offers = offers;
        this.challenge = challenge;
        this.meters = meters;
        proofs("given");
        proofs("missing");
    }

    @Scheduled(
            fixedDelayString = "${registry.offer.proof-scan-interval:30s}",
            initialDelayString = "${registry.offer.proof-scan-interval:30s}")
    void scan() {
        var due = offers.takeDueProofs();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(offer -> threads.submit(() -> prove(offer)));
        }
    }

    private void prove(Offer due) {
        try {
            var proof = challenge.challenge(due.url(), new Address(due.hotkey()));
            count(proof);
            offers.note(due, proof);
        } catch (RuntimeException e) {
            LOG.warn("The address of {} will be proved later", due.hotkey(), e);
        }
    }

    private void count(Proof proof) {
        var outcome =
                switch (proof) {
                    case Proof.Given _ -> "given";
                    case Proof.Missing _ -> "missing";
                };
        proofs(outcome).increment();
    }

    private Counter proofs(String outcome) {
        return meters.counter("taomarket.registry.proofs", "outcome", outcome);
    }
}
