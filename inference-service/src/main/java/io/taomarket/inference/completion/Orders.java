package io.taomarket.inference.completion;

import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Order;
import io.taomarket.inference.paid.PatienceProperties;
import io.taomarket.inference.paid.WantedModels;
import io.taomarket.inference.route.Candidate;
import io.taomarket.inference.route.Need;
import io.taomarket.inference.route.Needs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What plain and streamed completions have in common: the order, the miner's body, the count. */
@Component
class Orders {

    /** A token of a stream usually comes in an event of its own, with some hundred bytes around it. */
    private static final long BYTES_PER_EVENT = 1_024;

    private static final long BYTES_PER_TOKEN = 64;
    private static final long BYTES_PER_LOGPROB = 4_096;
    private static final long ENVELOPE_BYTES = 65_536;

    private final WantedModels models;
    private final Tokenizers tokenizers;
    private final PatienceProperties patience;
    private final JsonMapper mapper;

    Orders(WantedModels models, Tokenizers tokenizers, PatienceProperties patience, JsonMapper mapper) {
        this.models = models;
        this.tokenizers = tokenizers;
        this.patience = patience;
        this.mapper = mapper;
    }

    Order order(Customer customer, Task task, Face face, String requestSha256) {
        var wanted = models.find(customer, task.model(), task.wishes(), Surface.CHAT);
        return new Order(
                customer,
                wanted,
                Needs.of(wanted, tokenizers, task::need),
                task.mayRace() ? task.wishes() : task.wishes().withoutHedge(),
                task.stream(),
                face.replyId(customer.requestId()),
                requestSha256,
                face.promptField(),
                task::promptStart,
                task.stream() ? patience.stream() : patience.plain());
    }

    /** Our count of a prompt that is not served; refuses as if it were. */
    long promptTokens(Customer customer, Task task) {
        var wanted = models.find(customer, task.model(), task.wishes(), Surface.CHAT);
        return Needs.of(wanted, tokenizers, task::need).asked().promptTokens();
    }

    /** Of an answer that nobody has begun yet. */
    static Head head(Order order) {
        return head(order, order.model().id(), order.needs().asked());
    }

    /** Of the answer of the model that serves. */
    static Head head(Order order, Candidate serving) {
        return head(order, serving.offer().model(), serving.need());
    }

    private static Head head(Order order, String model, Need need) {
        return new Head(order.replyId(), order.customer().arrivedAt(), model, need.promptTokens());
    }

    byte[] minerBody(Task task, Candidate candidate) {
        var body = new LinkedHashMap<>(task.minerBody(candidate.completionLimit()));
        body.put("model", candidate.offer().model());
        if (task.stream()) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
        return mapper.writeValueAsBytes(body);
    }

    /** More than any honest answer to this has. */
    static long mostBytes(Task task, Candidate candidate) {
        var perToken =
                (task.stream() ? BYTES_PER_EVENT : BYTES_PER_TOKEN) + (task.wantsLogprobs() ? BYTES_PER_LOGPROB : 0);
        var echoed = task.wantsEcho() ? candidate.offer().contextLength() : 0;
        return ENVELOPE_BYTES + (candidate.completionLimit() + echoed) * task.choices() * perToken;
    }

    /** By the tokens of the miner that serves. */
    long count(List<Choice> choices, Candidate serving) {
        var tokens = tokenizers.named(serving.offer().traits().tokenizer());
        return choices.stream().mapToLong(choice -> choice.count(tokens)).sum();
    }
}
