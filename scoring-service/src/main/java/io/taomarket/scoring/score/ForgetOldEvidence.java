package io.taomarket.scoring.score;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the evidence bounded, however many customers there are. */
@Component
class ForgetOldEvidence {

    private final EvidenceRepository evidence;
    private final ScoreProperties properties;
    private final Clock clock;

    ForgetOldEvidence(EvidenceRepository evidence, ScoreProperties properties, Clock clock) {
        this.evidence = evidence;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT30S")
    void forget() {
        evidence.forget(clock.instant().minus(properties.keptFor()), properties.keptPerModel());
    }
}
