package io.taomarket.wallet.crash;

import java.util.UUID;

/**
 * One thing that happens once: what a client intends, and what the database then says.
 *
 * @param about the accounts, or the hold
 */
record Fact(Kind kind, UUID id, String about, long amountRao) {

    enum Kind {
        TRANSFER,
        DEPOSIT,
        STAKE,
        UNSTAKE,
        OPEN,
        TOP_UP,
        RELEASE,
        SETTLE,
        VOID,
        SERVED
    }

    static Fact payment(Kind kind, UUID id, UUID from, UUID to, long amountRao) {
        return new Fact(kind, id, from + " to " + to, amountRao);
    }

    static Fact of(Kind kind, UUID id, UUID about, long amountRao) {
        return new Fact(kind, id, about.toString(), amountRao);
    }
}
