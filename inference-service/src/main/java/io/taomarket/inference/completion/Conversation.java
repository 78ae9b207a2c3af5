package io.taomarket.inference.completion;

import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Order;
import io.taomarket.inference.paid.PatienceProperties;
import io.taomarket.inference.route.Candidate;
import io.taomarket.inference.route.Need;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What plain and streamed completions have in common: the order, the miner's body, the count. */
@Component
class Conversation {

    private final Catalogue catalogue;
    private final Tokens tokens;
    private final PatienceProperties patience;
    private final JsonMapper mapper;

    Conversation(Catalogue catalogue, Tokens tokens, PatienceProperties patience, JsonMapper mapper) {
        this.catalogue = catalogue;
        this.tokens = tokens;
        this.patience = patience;
        this.mapper = mapper;
    }

    Order order(Customer customer, ChatRequest request, String requestSha256) {
        customer.requireModel(request.model());
        var model = catalogue.get(request.model(), Surface.CHAT);
        var promptTokens = PromptCount.of(request.messages(), tokens);
        return new Order(
                customer,
                model,
                new Need(promptTokens, promptTokens, request.maxTokens(), request.choices(), true),
                request.wishes(),
                request.stream(),
                "chatcmpl-" + customer.requestId(),
                requestSha256,
                "messages",
                request.stream() ? patience.stream() : patience.plain());
    }

    Reply reply(Order order, ChatRequest request) {
        var created = order.customer().arrivedAt().getEpochSecond();
        return new Reply(mapper, order.replyId(), created, order.model().id(), request.includeUsage());
    }

    /** The body that is sent to a miner: built anew from what we have understood. */
    byte[] minerBody(ChatRequest request, Candidate candidate) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", request.model());
        body.put("messages", request.messages().stream().map(Message::forMiner).toList());
        body.put("max_tokens", candidate.completionLimit());
        body.put("max_completion_tokens", candidate.completionLimit());
        if (request.choices() > 1) body.put("n", request.choices());
        body.putAll(request.sampling());
        if (request.stream()) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
        return mapper.writeValueAsBytes(body);
    }

    long count(String text) {
        return tokens.count(text);
    }
}
