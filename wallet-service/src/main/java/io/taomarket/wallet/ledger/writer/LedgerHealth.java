package io.taomarket.wallet.ledger.writer;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Ready means that this instance writes; an instance that stands by gets no traffic. Where nobody may write, all can
 * still be read.
 */
@Component("ledgerHealthIndicator")
class LedgerHealth extends AbstractHealthIndicator {

    private final WriterNews writer;

    LedgerHealth(WriterNews writer) {
        super("The ledger's writer does not answer");
        this.writer = writer;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var state = writer.state();
        if (state == WriterState.WRITING || state == WriterState.READ_ONLY) health.up();
        else health.outOfService();
        health.withDetail("state", state);
    }
}
