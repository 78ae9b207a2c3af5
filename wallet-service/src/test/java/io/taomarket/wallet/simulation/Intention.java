package io.taomarket.wallet.simulation;

import org.jspecify.annotations.Nullable;

/** A wish of one client, on its way to an answer. */
final class Intention {

    final int number;
    final Wish wish;
    final boolean mayGiveUp;
    int sent;
    int askedAgain;
    boolean isAboutToSend;
    boolean isOver;

    /** What the ledger has answered when it was committed. */
    @Nullable
    String committed;

    /** What the client has heard of that. */
    @Nullable
    String acknowledged;

    Intention(int number, Wish wish, boolean mayGiveUp) {
        this.number = number;
        this.wish = wish;
        this.mayGiveUp = mayGiveUp;
    }

    @Override
    public String toString() {
        return "#" + number + " " + wish;
    }
}
