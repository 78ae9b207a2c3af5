package io.taomarket.wallet.ledger.writer;

import java.sql.SQLException;

/** The commit was sent and nobody said whether it took place. */
final class OutcomeUnknown extends SQLException {
    OutcomeUnknown(SQLException cause) {
        super("It is not known whether the batch was committed", cause.getSQLState(), cause);
    }
}
