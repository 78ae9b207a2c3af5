package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Commands that happen together or not at all, in their order. */
public record Linked<R>(List<? extends Command<? extends R>> commands) implements Command<List<R>> {

    public Linked {
        commands = List.copyOf(commands);
    }

    @Override
    public Reads reads() {
        var reads = new Reads();
        commands.forEach(command -> reads.and(command.reads()));
        return reads;
    }

    @Override
    public int weight() {
        return commands.stream().mapToInt(Command::weight).sum();
    }

    @Override
    public List<R> apply(Books books) {
        var done = new ArrayList<R>();
        for (var command : commands) {
            try {
                done.add(command.apply(books));
            } catch (Refusal refusal) {
                throw new LinkedFailed(done.size(), refusal);
            }
        }
        return done;
    }
}
