package io.taomarket.wallet.hold;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

import io.taomarket.wallet.hold.Hold.State;
import io.taomarket.wallet.ledger.Books;
import java.util.UUID;

/** Sets money aside for a replica and a key, once per hold. */
public record OpenHold(
        UUID holdId, UUID accountId, UUID keyId, String replica, long amountRao, HoldProperties properties)
        implements HoldCommand {

    @Override
    public HoldChange change() {
        return new HoldChange(holdId, holdId, HoldChange.Kind.OPEN, amountRao);
    }

    @Override
    public Held apply(Books books) {
        if (change().isRepeated(books)) return held(books, same(hold(books)));
        var expiresAt = books.time().plus(properties.ttl());
        var hold = new Hold(holdId, accountId, keyId, replica, amountRao, 0, State.OPEN, expiresAt);
        Room.make(books, hold, amountRao, properties);
        KeyRoom.of(books, accountId, keyId).requireAnotherHold(properties.maxOpenPerKey());
        Room.setAside(books, hold, amountRao);
        return record(books, hold);
    }

    private Hold same(Hold past) {
        refuseUnlessSame("account_id", past.accountId(), accountId);
        refuseUnlessSame("key_id", past.keyId(), keyId);
        refuseUnlessSame("replica", past.replica(), replica);
        return past;
    }
}
