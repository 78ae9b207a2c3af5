package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Commands that share a commit, and what has become of each.
 *
 * @param id tells, when the connection broke during the commit, whether it took place
 * @param inHaste on what the writer knows and presumes; false: on what it reads
 */
record Batch(UUID id, List<Pending<?>> commands, List<Outcome<?>> outcomes, boolean inHaste) {

    static Batch of(List<Pending<?>> commands) {
        return new Batch(UUID.randomUUID(), commands, new ArrayList<>(), true);
    }

    /** The same commands without haste. */
    Batch again() {
        return new Batch(UUID.randomUUID(), commands, outcomes, false);
    }

    Reads reads() {
        return Reads.of(commands.stream().map(Pending::command).toList());
    }

    void apply(Books books) {
        outcomes.clear();
        for (var pending : commands) outcomes.add(books.attempt(pending.command()));
    }

    /** Tells everybody what has become of his command. */
    void complete() {
        for (var i = 0; i < commands.size(); i++) commands.get(i).complete(outcomes.get(i));
    }

    void fail(RuntimeException why) {
        commands.forEach(pending -> pending.complete(new Outcome.Failed<>(why)));
    }

    int size() {
        return commands.size();
    }

    /** Two batches with ids of their own, to find out which half holds what breaks the whole. */
    List<Batch> halves() {
        var middle = size() / 2;
        return List.of(of(commands.subList(0, middle)), of(commands.subList(middle, size())));
    }
}
