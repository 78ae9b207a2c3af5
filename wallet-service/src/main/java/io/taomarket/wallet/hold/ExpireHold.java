package io.taomarket.wallet.hold;

import io.taomarket.wallet.hold.Hold.State;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Reads;
import java.util.UUID;

/** Gives back what a silent replica has left; answers false when the hold lives or has ended before. */
public record ExpireHold(UUID holdId, UUID accountId) implements Command<Boolean> {

    @Override
    public Reads reads() {
        return Reads.of(accountId).record(Hold.REGISTER, holdId);
    }

    @Override
    public Boolean apply(Books books) {
        var hold = books.find(Hold.REGISTER, holdId);
        if (hold.isEmpty() || !hold.get().isOpen() || !hold.get().expiresAt().isBefore(books.time())) return false;
        HoldCommand.end(books, hold.get(), State.EXPIRED);
        return true;
    }
}
