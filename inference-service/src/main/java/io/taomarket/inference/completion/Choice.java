package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.request.Text;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One complete answer to the prompt. */
record Choice(int index, String content, String finishReason) {

    private static final Set<String> FINISH_REASONS = Set.of("stop", "length", "content_filter");

    /** The index of a miner's choice, of which there are {@code count}. */
    static int index(JsonNode choice, int count) throws MinerFailure {
        var index = choice.path("index");
        if (index.isMissingNode() && count == 1) return 0;
        var isInRange = index.isIntegralNumber()
                && index.canConvertToInt()
                && index.intValue() >= 0
                && index.intValue() < count;
        if (!isInRange) throw MinerFailure.invalid("the index of a choice is out of range");
        return index.intValue();
    }

    /** The text in a message or a delta; none is the empty text. */
    static String content(JsonNode message) throws MinerFailure {
        var content = message.path("content");
        if (content.isMissingNode() || content.isNull()) return "";
        if (!content.isString()) throw MinerFailure.invalid("content is not text");
        if (!Text.isWellFormed(content.stringValue())) throw MinerFailure.invalid("content has half a character");
        return content.stringValue();
    }

    static String finishReason(JsonNode reason) throws MinerFailure {
        if (reason.isString() && FINISH_REASONS.contains(reason.stringValue())) return reason.stringValue();
        throw MinerFailure.invalid("the finish_reason is none that was asked for");
    }
}
