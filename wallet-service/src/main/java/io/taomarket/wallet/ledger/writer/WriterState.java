package io.taomarket.wallet.ledger.writer;

/** Whether this instance writes the ledger. */
public enum WriterState {
    /** Has not asked yet. */
    STARTING,
    WRITING,
    /** Wrote until its connection broke, and has not heard that another writes. */
    RECONNECTING,
    /** Another instance writes. */
    STANDING_BY,
    STOPPED
}
