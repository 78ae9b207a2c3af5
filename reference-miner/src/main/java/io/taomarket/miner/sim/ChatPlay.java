package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import io.taomarket.miner.openai.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes a chat answer in OpenAI's shapes. */
record ChatPlay(Frame frame, ChatAsk ask, Line line) {

    private static final String CHUNK = "chat.completion.chunk";

    Play play() {
        var tokens = new ArrayList<List<ObjectNode>>();
        for (var index = 0; index < ask.asked().choices(); index++) {
            var place = index;
            tokens.add(line.deltas().stream()
                    .map(choice -> chunk(place, choice, null))
                    .toList());
        }
        return new Play(
                whole(),
                each(Json.object().put("role", "assistant").put("content", ""), null),
                Play.sideBySide(tokens),
                each(Json.object(), line.finishReason()),
                ask.asked().wantsUsage() ? List.of(usage()) : List.of());
    }

    private ObjectNode whole() {
        var document = frame.document("chat.completion");
        var choices = document.putArray("choices");
        for (var index = 0; index < ask.asked().choices(); index++)
            choices.add(ended(line.whole().put("index", index), line.finishReason()));
        document.set("usage", tokens());
        return document;
    }

    /** The same event for each choice. */
    private List<ObjectNode> each(ObjectNode delta, @Nullable String finishReason) {
        return IntStream.range(0, ask.asked().choices())
                .mapToObj(index -> {
                    var choice = Json.object();
                    choice.set("delta", delta);
                    return chunk(index, choice.putNull("logprobs"), finishReason);
                })
                .toList();
    }

    private ObjectNode chunk(int index, ObjectNode choice, @Nullable String finishReason) {
        var chunk = frame.document(CHUNK);
        chunk.putArray("choices").add(ended(choice.put("index", index), finishReason));
        return chunk;
    }

    private ObjectNode ended(ObjectNode choice, @Nullable String finishReason) {
        choice.put("finish_reason", finishReason);
        return finishReason == null || line.stop() == null ? choice : choice.put("stop_reason", line.stop());
    }

    private ObjectNode usage() {
        var last = frame.document(CHUNK);
        last.putArray("choices");
        last.set("usage", tokens());
        return last;
    }

    private ObjectNode tokens() {
        return Frame.usage(ask.promptTokens(), line.tokens() * ask.asked().choices());
    }
}
