package io.taomarket.wallet.hold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.wallet.ledger.LedgerBusy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for holds that nobody keeps alive. */
@Component
class HoldSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);

    private final Holds holds;
    private final Counter expired;

    HoldSweeper(Holds holds, MeterRegistry meters) {
        this.holds = holds;
        this.expired = Counter.builder("taomarket.wallet.holds.expired")
                .description("Holds that nobody kept alive")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${wallet.holds.sweep-interval:30s}")
    void sweep() {
        try {
            for (var count = holds.sweep(); count > 0; count = holds.sweep()) expired.increment(count);
        } catch (LedgerBusy e) {
            LOG.debug("Expired holds wait for the writer: {}", e.getMessage());
        }
    }
}
