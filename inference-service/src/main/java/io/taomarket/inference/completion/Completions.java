package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.miner.MinerCalls;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Paid;
import io.taomarket.inference.paid.Settled;
import io.taomarket.inference.request.Sha256;
import io.taomarket.inference.route.Candidate;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serves a completion in one piece. */
@Component
class Completions {

    private static final long BYTES_PER_TOKEN = 64;
    private static final long ENVELOPE_BYTES = 65_536;

    private final Conversation conversation;
    private final Paid paid;
    private final MinerCalls miners;
    private final MinerCompletion reader;

    Completions(Conversation conversation, Paid paid, MinerCalls miners, JsonMapper mapper) {
        this.conversation = conversation;
        this.paid = paid;
        this.miners = miners;
        this.reader = new MinerCompletion(mapper);
    }

    Answer serve(Customer customer, ChatRequest request, String requestSha256) {
        var order = conversation.order(customer, request, requestSha256);
        try (var journey = paid.begin(order)) {
            var choices = journey.firstAnswer((candidate, remaining) -> ask(candidate, remaining, request));
            var completionTokens = choices.stream()
                    .mapToLong(choice -> conversation.count(choice.content()))
                    .sum();
            var usage = journey.usage(completionTokens);
            var body = conversation.reply(order, request).completion(choices, usage);
            var finishReason = choices.getFirst().finishReason();
            return new Answer(body, journey.served(Outcome.FINISHED, completionTokens, finishReason, Sha256.hex(body)));
        }
    }

    private List<Choice> ask(Candidate candidate, Duration remaining, ChatRequest request) throws MinerFailure {
        var body = conversation.minerBody(request, candidate);
        var deadlines = new Deadlines(remaining, remaining, remaining);
        var maxBytes = ENVELOPE_BYTES + candidate.completionLimit() * request.choices() * BYTES_PER_TOKEN;
        var answer = miners.ask(candidate.offer(), Surface.CHAT.path(), body, deadlines, maxBytes);
        return reader.read(answer, request.choices());
    }

    /** What the customer gets, and what it was settled at. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Answer(byte[] body, Settled settled) {}
}
