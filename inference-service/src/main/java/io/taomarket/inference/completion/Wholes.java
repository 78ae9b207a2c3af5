package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.miner.MinerCalls;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.Question;
import io.taomarket.inference.paid.Counted;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Paid;
import io.taomarket.inference.paid.Settled;
import io.taomarket.inference.paid.Turn;
import io.taomarket.inference.request.Sha256;
import io.taomarket.inference.route.Candidate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serves a completion in one piece. */
@Component
class Wholes {

    private final Orders orders;
    private final Paid paid;
    private final MinerCalls miners;
    private final MinerCompletion reader;

    Wholes(Orders orders, Paid paid, MinerCalls miners, JsonMapper mapper) {
        this.orders = orders;
        this.paid = paid;
        this.miners = miners;
        this.reader = new MinerCompletion(mapper);
    }

    Answer serve(Customer customer, Task task, Face face, String requestSha256) {
        var order = orders.order(customer, task, face, requestSha256);
        try (var journey = paid.begin(order)) {
            var answer = journey.firstAnswer((candidate, turn) -> ask(candidate, turn, task));
            var choices = answer.choices();
            var counted = new Counted(orders.count(choices, journey.serving()), answer.claim());
            var body = face.whole(Orders.head(order, journey.serving()), choices, journey.usage(counted));
            var finishReason = choices.getFirst().finishReason();
            return new Answer(body, journey.served(Outcome.FINISHED, counted, finishReason, Sha256.hex(body)));
        }
    }

    private MinerAnswer ask(Candidate candidate, Turn turn, Task task) throws MinerFailure {
        var question = new Question(task.path(), orders.minerBody(task, candidate), turn.attempt(), turn.abort());
        var remaining = turn.remaining();
        var deadlines = new Deadlines(remaining, remaining, remaining);
        var maxBytes = Orders.mostBytes(task, candidate);
        return reader.read(
                miners.ask(candidate.offer(), question, deadlines, maxBytes), task, candidate.completionLimit());
    }

    /** What the customer gets, and what it was settled at. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Answer(byte[] body, Settled settled) {}
}
