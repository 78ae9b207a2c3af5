package io.taomarket.wallet.simulation;

/** One arrival of an intention at the ledger; the next retry is another. */
final class Delivery {

    final Intention intention;
    boolean isCommitted;

    Delivery(Intention intention) {
        this.intention = intention;
    }
}
