package io.taomarket.wallet.hold;

import io.taomarket.wallet.ledger.Books;
import java.util.UUID;

/** Gives back at most what has not been spent; nothing of a hold that has ended and given back all by itself. */
public record ReleaseHold(UUID holdId, UUID releaseId, UUID accountId, UUID keyId, long amountRao)
        implements HoldCommand {

    @Override
    public HoldChange change() {
        return new HoldChange(releaseId, holdId, HoldChange.Kind.RELEASE, amountRao);
    }

    @Override
    public Held apply(Books books) {
        var hold = hold(books);
        if (change().isRepeated(books) || !hold.isOpen()) return held(books, hold);
        var releasedRao = Math.min(amountRao, hold.remainingRao());
        books.release(accountId, releasedRao);
        return record(books, hold.add(-releasedRao));
    }
}
