package io.taomarket.wallet.ledger;

/** Whether an account may take part. */
public enum Standing {
    OPEN,
    /** Takes money and gives none. */
    FROZEN,
    /** Empty for ever. */
    CLOSED
}
