package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Standing;
import java.util.UUID;

/** Freezes an account or frees it again. */
record SetStanding(UUID accountId, Standing standing) implements Command<Boolean> {

    @Override
    public Reads reads() {
        return Reads.of(accountId);
    }

    @Override
    public Boolean apply(Books books) {
        books.change(accountId, standing);
        return true;
    }
}
