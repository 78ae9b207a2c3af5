package io.taomarket.wallet.hold;

import io.taomarket.wallet.ledger.Books;
import java.util.UUID;

/** Sets more money aside for a hold that is open, once per id. */
public record TopUpHold(
        UUID holdId, UUID topUpId, UUID accountId, UUID keyId, long amountRao, HoldProperties properties)
        implements HoldCommand {

    @Override
    public HoldChange change() {
        return new HoldChange(topUpId, holdId, HoldChange.Kind.TOP_UP, amountRao);
    }

    @Override
    public Held apply(Books books) {
        var hold = hold(books);
        if (change().isRepeated(books)) return held(books, hold);
        HoldCommand.requireOpen(hold);
        Room.make(books, hold, amountRao, properties);
        Room.setAside(books, hold, amountRao);
        return record(books, hold.add(amountRao).until(books.time().plus(properties.ttl())));
    }
}
