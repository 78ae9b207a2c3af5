package io.taomarket.wallet.hold;

import io.taomarket.wallet.hold.Hold.State;
import io.taomarket.wallet.ledger.Books;

/** Sets money aside for a hold, within what the account has and the key may. */
final class Room {

    private Room() {}

    /** What a dead replica has left must not be missing: it goes back early when a living one needs it. */
    static void make(Books books, Hold asking, long neededRao, HoldProperties properties) {
        var key = KeyRoom.of(books, asking.accountId(), asking.keyId());
        if (Math.min(books.availableRao(asking.accountId()), key.rao()) >= neededRao) return;
        var silentSince = books.time().plus(properties.ttl()).minus(properties.yieldAfter());
        for (var other : books.group(Hold.REGISTER, asking.accountId())) {
            var isSilent = other.expiresAt().isBefore(silentSince);
            if (isSilent && !other.replica().equals(asking.replica())) HoldCommand.end(books, other, State.EXPIRED);
        }
    }

    static void setAside(Books books, Hold hold, long amountRao) {
        KeyRoom.of(books, hold.accountId(), hold.keyId()).require(amountRao);
        books.hold(hold.accountId(), amountRao);
    }
}
