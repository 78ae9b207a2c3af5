package io.taomarket.wallet.ledger;

import java.time.Duration;
import org.springframework.dao.TransientDataAccessResourceException;

/** The command was not done: too many wait, or another instance writes. Sending it again is safe and makes sense. */
public final class LedgerBusy extends TransientDataAccessResourceException {

    private final Duration retryAfter;

    public LedgerBusy(String why, Duration retryAfter) {
        super(why);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
