package io.taomarket.wallet.ledger;

/** Why money moves. Which kinds of account may take part in it is written in the table {@code posting_rule}. */
public enum Code {
    /** The operator's first money comes into existence. */
    GENESIS,
    /** The treasury sells TAO to an account. */
    DEPOSIT,
    /** One account pays another. */
    TRANSFER,
    /** A customer pays a miner for a served request. */
    CHARGE,
    /** The protocol's part of a charge is recycled. */
    FEE,
    /** The price of a slot is recycled. */
    REGISTRATION,
    STAKE,
    UNSTAKE,
    STAKE_MOVE,
    /** An epoch's reward comes into existence as stake. */
    EMISSION
}
