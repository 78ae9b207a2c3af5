package io.taomarket.emission.supply;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks again and again whether every rao is accounted for; a metric says it, and a log line with the numbers. */
@Component
class SupplyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SupplyCheck.class);

    private final Supplies supplies;
    private final SumsRepository sums;
    private final SupplyMeters meters;

    SupplyCheck(Supplies supplies, SumsRepository sums, SupplyMeters meters) {
        this.supplies = supplies;
        this.sums = sums;
        this.meters = meters;
    }

    /** At a fixed rate it runs on a thread of its own: a slow wallet must not hold up the block clock. */
    @Scheduled(fixedRateString = "${emission.supply.check-interval}")
    void check() {
        meters.chain(sums.pending(SupplyMeters.MAX_SUBNETS));
        supplies.now().ifPresent(this::judge);
    }

    private void judge(Supply supply) {
        meters.supply(supply);
        if (!supply.balanced()) LOG.error("The supply does not add up: {}", supply);
    }
}
