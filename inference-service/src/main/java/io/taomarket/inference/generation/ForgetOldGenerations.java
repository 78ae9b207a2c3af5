package io.taomarket.inference.generation;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets generations that nobody can look up any more, a bounded number at a time. */
@Component
class ForgetOldGenerations {

    private static final int BATCH = 5_000;

    private final GenerationRepository generations;
    private final GenerationProperties properties;
    private final Clock clock;

    ForgetOldGenerations(GenerationRepository generations, GenerationProperties properties, Clock clock) {
        this.generations = generations;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT1M", initialDelayString = "PT1M")
    void forget() {
        var old = clock.instant().minus(properties.kept());
        generations.deleteBefore(old, BATCH);
        generations.deleteBlocksBefore(old, BATCH);
        generations.deleteAliasesBefore(old, BATCH);
    }
}
