package io.taomarket.inference.receipt;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then whether a day is over, and forgets the leaves for which no proof can be asked any more. */
@Component
class SealDays {

    private static final int BATCH = 5_000;

    private final DayRoots roots;
    private final LeafRepository leaves;
    private final ReceiptProperties properties;
    private final Clock clock;

    SealDays(DayRoots roots, LeafRepository leaves, ReceiptProperties properties, Clock clock) {
        this.roots = roots;
        this.leaves = leaves;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void seal() {
        while (roots.sealNext().isPresent()) {
            // the days are sealed one by one, each in a transaction of its own
        }
        leaves.deleteBefore(LocalDate.ofInstant(clock.instant().minus(properties.proofsKept()), UTC), BATCH);
    }
}
