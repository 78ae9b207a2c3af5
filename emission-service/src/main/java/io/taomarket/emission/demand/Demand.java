package io.taomarket.emission.demand;

import io.taomarket.emission.demand.DemandRepository.Average;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What customers pay, per subnet. */
@Service
public class Demand {

    private final DemandRepository rows;
    private final DemandProperties properties;
    private final HalfLife halfLife;
    private final Clock clock;

    Demand(DemandRepository rows, DemandProperties properties, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.halfLife = new HalfLife(properties.halfLifeBlocks());
        this.clock = clock;
    }

    /**
     * Takes what has been paid since the last block into the averages. Answers those, by netuid, in 2^-32 rao per
     * block; who is missing has none.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Integer, BigInteger> fold() {
        var averages = rows.lockAll().stream()
                .map(average -> average.with(halfLife.next(average.averageBits(), average.newFeesRao())))
                .toList();
        rows.fold(averages);
        return averages.stream().collect(Collectors.toMap(Average::netuid, Average::averageBits));
    }

    /** Counts each fee once, by its id; those too old to be remembered are left out. */
    @Transactional
    void count(List<Fee> fees) {
        var oldest = clock.instant().minus(properties.keepIds());
        var counted = fees.stream()
                .filter(fee -> fee.costRao() > 0 && !fee.paidAt().isBefore(oldest))
                .toList();
        if (!counted.isEmpty()) rows.count(counted);
    }

    @Scheduled(fixedRateString = "PT10M", initialDelayString = "PT1M")
    void forget() {
        var oldest = clock.instant().minus(properties.keepIds());
        var forgotten = properties.forgetLimit();
        while (forgotten == properties.forgetLimit()) forgotten = rows.forget(oldest, properties.forgetLimit());
    }
}
