package io.taomarket.wallet.ledger.writer;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Ready means that this instance writes; an instance that stands by gets no traffic. */
@Component("ledgerHealthIndicator")
class LedgerHealth extends AbstractHealthIndicator {

    private final WriterNews writer;

    LedgerHealth(WriterNews writer) {
        super("The ledger's writer does not answer");
        this.writer = writer;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (writer.state() == WriterState.WRITING) health.up();
        else health.outOfService();
        health.withDetail("state", writer.state());
    }
}
