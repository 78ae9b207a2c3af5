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
    /** The database takes no writes now: somebody is at work on it, or it has become a standby. */
    READ_ONLY,
    STOPPED
}
