package io.taomarket.wallet.ledger;

import java.util.List;
import java.util.UUID;

/**
 * The one door to the money. A command waits here until the writer has committed it, together with whatever else was
 * waiting. Do not call it inside a transaction: it may wait for seconds.
 */
public interface Ledger {

    /** Where money comes from when it is minted, and where it goes when it is recycled. */
    UUID ISSUANCE = new UUID(0, 1);

    /** The operator's account. */
    UUID TREASURY = new UUID(0, 2);

    /** All there may ever be: 21 million TAO. */
    long CAP_RAO = 21_000_000L * 1_000_000_000L;

    /** Commits the command and answers, or throws why nothing of it has happened. */
    <R> R submit(Command<R> command);

    /** Commits what can be committed of these, in this order, and says of each what has become of it. */
    <R> List<Outcome<R>> submitAll(List<? extends Command<R>> commands);

    /** Accounts are opened before they are used, in the caller's transaction; a posting never creates one. */
    void open(UUID accountId, Kind kind);
}
