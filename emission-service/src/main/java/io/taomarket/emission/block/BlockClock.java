package io.taomarket.emission.block;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ticks often and asks for a block when one may be due. Every instance ticks; the database elects who writes. */
@Component
class BlockClock {

    private static final Logger LOG = LoggerFactory.getLogger(BlockClock.class);

    private final BlockProduction production;
    private final BlockProperties properties;
    private final Clock clock;
    private volatile Instant askAgainAt = Instant.MIN;

    BlockClock(BlockProduction production, BlockProperties properties, Clock clock) {
        this.production = production;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${emission.tick}")
    void tick() {
        if (clock.instant().isBefore(askAgainAt)) return;
        askAgainAt = clock.instant().plus(properties.retryAfter());
        try {
            askAgainAt = production.produceIfDue();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("No block, the database does not answer: {}", e.getMessage());
        }
    }
}
