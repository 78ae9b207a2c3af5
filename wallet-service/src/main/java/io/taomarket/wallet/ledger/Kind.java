package io.taomarket.wallet.ledger;

/** What a ledger account is for. */
public enum Kind {
    /** Negative by exactly what exists; its floor is the supply cap. */
    ISSUANCE,
    /** The operator's money. */
    TREASURY,
    /** The free and held money of an account. */
    CUSTOMER,
    /** All stake on one hotkey. */
    STAKE_POOL
}
