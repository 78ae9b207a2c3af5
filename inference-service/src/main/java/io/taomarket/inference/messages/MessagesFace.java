package io.taomarket.inference.messages;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Head;
import io.taomarket.inference.paid.Usage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as Anthropic does.
 *
 * @param requestId under which an error can be looked up
 * @param stops tells at which stop sequence a text has ended
 */
record MessagesFace(JsonMapper mapper, String requestId, Stops stops) implements Face {

    /** Knows the stop sequence that has ended a text; null where it ended by itself. */
    @FunctionalInterface
    interface Stops {

        @Nullable
        String endOf(String content);
    }

    @Override
    public String promptField() {
        return "messages";
    }

    @Override
    public String replyId(String requestId) {
        return "msg_" + requestId;
    }

    @Override
    public byte[] whole(Head head, List<Choice> choices, Usage usage) {
        var choice = choices.getFirst();
        var parts = new MessageJson(mapper);
        var bytes = new ByteArrayOutputStream(512);
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            parts.head(json, head);
            json.writeArrayPropertyStart("content");
            if (!choice.content().isEmpty()) parts.text(json, choice.content());
            for (var call : choice.toolCalls()) parts.toolUse(json, call);
            json.writeEndArray();
            parts.stop(json, choice, stops.endOf(choice.content()));
            parts.usage(json, usage);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    @Override
    public Events events(Head head) {
        return new MessagesEvents(mapper, requestId, head, stops);
    }
}
