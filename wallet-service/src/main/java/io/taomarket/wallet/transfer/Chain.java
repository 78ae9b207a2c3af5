package io.taomarket.wallet.transfer;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Linked;
import io.taomarket.wallet.ledger.LinkedFailed;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Outcome.Done;
import io.taomarket.wallet.ledger.Outcome.Failed;
import io.taomarket.wallet.ledger.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;

/**
 * Items of a batch that happen together or not at all.
 *
 * @param first where in the batch it begins
 */
record Chain(int first, List<? extends Command<Boolean>> commands) {

    /** Cuts a batch into its chains: an item that is linked belongs to the one after it. */
    static List<Chain> of(List<? extends Command<Boolean>> commands, List<Boolean> linked) {
        var chains = new ArrayList<Chain>();
        var first = 0;
        for (var index = 0; index < commands.size(); index++) {
            if (linked.get(index)) continue;
            chains.add(new Chain(first, commands.subList(first, index + 1)));
            first = index + 1;
        }
        return chains;
    }

    Linked<Boolean> linked() {
        return new Linked<>(commands);
    }

    /** What has become of each item; one alone is not said to have failed for the sake of others. */
    List<Outcome<Boolean>> outcomes(Outcome<List<Boolean>> outcome) {
        return switch (outcome) {
            case Done<List<Boolean>>(var done) ->
                done.stream().<Outcome<Boolean>>map(Done::new).toList();
            case Failed<List<Boolean>>(var why) ->
                commands.stream().<Outcome<Boolean>>map(_ -> new Failed<>(why)).toList();
            case Refused<List<Boolean>>(var why) ->
                IntStream.range(0, commands.size())
                        .<Outcome<Boolean>>mapToObj(index -> new Refused<>(reason(why, index)))
                        .toList();
        };
    }

    private Refusal reason(Refusal why, int index) {
        if (!(why instanceof LinkedFailed failed)) return why;
        if (failed.index() == index) return failed.reason();
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "linked_failed",
                "Number " + (first + failed.index()) + ", to which this is linked, was refused.",
                Map.of(
                        "cause_index",
                        first + failed.index(),
                        "cause_code",
                        failed.reason().code()));
    }
}
