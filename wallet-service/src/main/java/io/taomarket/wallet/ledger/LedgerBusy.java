package io.taomarket.wallet.ledger;

import java.time.Duration;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * The command was not done: too many wait, another instance writes, or nobody may write now. Sending it again is safe
 * and makes sense.
 */
public final class LedgerBusy extends TransientDataAccessResourceException {

    private static final Duration MAINTENANCE_PAUSE = Duration.ofSeconds(5);

    private final String code;
    private final Duration retryAfter;

    public LedgerBusy(String why, Duration retryAfter) {
        this("ledger_busy", why, retryAfter);
    }

    private LedgerBusy(String code, String why, Duration retryAfter) {
        super(why);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The database takes no writes, because somebody is at work on it or it has become a standby. */
    public static LedgerBusy readOnly() {
        return new LedgerBusy("read_only", "The ledger can only be read at the moment.", MAINTENANCE_PAUSE);
    }

    public String code() {
        return code;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
