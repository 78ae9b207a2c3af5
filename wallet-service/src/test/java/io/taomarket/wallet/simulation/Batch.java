package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deliveries that share a commit, and what has become of each. */
record Batch(UUID id, List<Delivery> deliveries, List<Command<?>> commands, List<Outcome<?>> outcomes) {

    static Batch of(UUID id, List<Delivery> deliveries) {
        var commands = new ArrayList<Command<?>>();
        for (var delivery : deliveries) commands.add(delivery.intention.wish.command());
        return new Batch(id, List.copyOf(deliveries), commands, new ArrayList<>());
    }

    Reads reads() {
        return Reads.of(commands);
    }

    void apply(Books books) {
        outcomes.clear();
        for (var command : commands) outcomes.add(books.attempt(command));
    }

    Intention intention(int index) {
        return deliveries.get(index).intention;
    }

    int size() {
        return deliveries.size();
    }
}
