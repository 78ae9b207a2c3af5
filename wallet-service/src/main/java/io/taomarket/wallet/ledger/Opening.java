package io.taomarket.wallet.ledger;

/** What the writer does first, whenever it begins to write, before anything that was sent to it. */
@FunctionalInterface
public interface Opening {
    Command<?> command();
}
