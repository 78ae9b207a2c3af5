package io.taomarket.wallet.transfer;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Reads;

/** Stands for an item that was wrong before it came to the ledger, so that it takes those down that are linked to it. */
record Unacceptable(Refusal why) implements Command<Boolean> {

    @Override
    public Reads reads() {
        return new Reads();
    }

    @Override
    public Boolean apply(Books books) {
        throw why;
    }
}
