package io.taomarket.miner.chat;

import io.taomarket.chatmodel.text.Turn;
import io.taomarket.miner.chat.grammar.Guide.Form;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.openai.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's chat request, as far as the models can honour it.
 *
 * @param alternatives to show for each token; -1 where nobody asks how likely tokens are
 */
record ChatAsk(List<Turn> turns, Form form, int alternatives, Terms terms) {

    private static final int MOST_ALTERNATIVES = 20;

    static ChatAsk of(ObjectNode body, LongSupplier seeds) {
        var format = Format.of(body.path("response_format"));
        var tools = Tools.of(body);
        var rules = new ArrayList<Turn>(format.turns());
        rules.addAll(tools.turns());
        return new ChatAsk(
                Conversation.of(body.path("messages"), rules),
                new Form(format.start(), tools.calls(), tools.mustCall()),
                alternatives(body),
                Terms.of(body, 1, Integer.MAX_VALUE, seeds));
    }

    private static int alternatives(ObjectNode body) {
        var top = Fields.number(body, "top_logprobs", 0, MOST_ALTERNATIVES, -1);
        if (Fields.flag(body, "logprobs")) return Math.max(0, top);
        if (top >= 0) throw ApiError.invalid("top_logprobs", "top_logprobs makes sense with logprobs only");
        return -1;
    }
}
