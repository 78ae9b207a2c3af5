package io.taomarket.wallet.ledger;

import org.springframework.dao.QueryTimeoutException;

/** It is not yet known whether the command was done. Sending the same again, with the same id, tells and is safe. */
public final class DeadlineExceeded extends QueryTimeoutException {

    public DeadlineExceeded() {
        super("It is not yet known whether this was done; send the same again, with the same id.");
    }
}
