package io.taomarket.wallet.seal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then whether a day is over. */
@Component
class SealJob {

    private final Seals seals;
    private volatile long overdueDays;

    SealJob(Seals seals, MeterRegistry meters) {
        this.seals = seals;
        Gauge.builder("taomarket.wallet.seals.overdue", () -> overdueDays)
                .description("Days that are over and not sealed")
                .baseUnit("days")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${wallet.seals.interval:10m}", initialDelayString = "PT1M")
    void seal() {
        overdueDays = seals.overdueDays();
        while (seals.sealNext().isPresent()) overdueDays--;
        overdueDays = seals.overdueDays();
    }
}
