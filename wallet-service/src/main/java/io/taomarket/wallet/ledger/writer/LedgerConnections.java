package io.taomarket.wallet.ledger.writer;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens the connection that the writer keeps to itself: what is elected is the connection, not the instance. */
@FunctionalInterface
interface LedgerConnections {
    Connection open() throws SQLException;
}
