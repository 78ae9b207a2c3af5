package io.taomarket.inference.idempotent;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets keys that have become too old to be honoured, a bounded number at a time. */
@Component
class ForgetOldAnswers {

    private static final int BATCH = 5_000;

    private final IdempotentRepository repository;
    private final IdempotentProperties properties;

    ForgetOldAnswers(IdempotentRepository repository, IdempotentProperties properties) {
        this.repository = repository;
        this.properties = properties;
    }

    @Scheduled(fixedRateString = "PT1M", initialDelayString = "PT1M")
    void forget() {
        var forgotten = BATCH;
        while (forgotten == BATCH) forgotten = repository.forget(properties.kept(), BATCH);
    }
}
