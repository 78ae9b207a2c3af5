package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Intentions that share a commit, and what has become of each. */
record Batch(UUID id, List<Intention> intentions, List<Command<?>> commands, List<Outcome<?>> outcomes) {

    static Batch of(UUID id, List<Intention> intentions) {
        var commands = new ArrayList<Command<?>>();
        for (var intention : intentions) commands.add(intention.wish.command());
        return new Batch(id, List.copyOf(intentions), commands, new ArrayList<>());
    }

    Reads reads() {
        return Reads.of(commands);
    }

    void apply(Books books) {
        outcomes.clear();
        for (var command : commands) outcomes.add(books.attempt(command));
    }

    int size() {
        return intentions.size();
    }
}
