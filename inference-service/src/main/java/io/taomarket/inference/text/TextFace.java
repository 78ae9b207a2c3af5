package io.taomarket.inference.text;

import io.taomarket.inference.chat.ReplyJson;
import io.taomarket.inference.chat.UsageJson;
import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Head;
import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.paid.Usage;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as OpenAI's older completions do. */
record TextFace(JsonMapper mapper, TextRequest request, boolean includeUsage) implements Face {

    static final String TYPE = "text_completion";

    @Override
    public String promptField() {
        return "prompt";
    }

    @Override
    public String replyId(String requestId) {
        return "cmpl-" + requestId;
    }

    @Override
    public byte[] whole(Head head, List<Choice> choices, Usage usage) {
        return new ReplyJson(mapper, head).object(TYPE, json -> {
            json.writeArrayPropertyStart("choices");
            for (var choice : choices) write(json, choice);
            json.writeEndArray();
            UsageJson.write(json, usage);
        });
    }

    @Override
    public Events events(Head head) {
        return new TextEvents(mapper, new ReplyJson(mapper, head), request, includeUsage);
    }

    private void write(JsonGenerator json, Choice choice) {
        var echo = request.echo() ? request.prompt(choice.index()) : "";
        var tokens = Stream.<TokenLogprob>concat(choice.promptLogprobs().stream(), choice.logprobs().stream())
                .toList();
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        json.writeStringProperty("text", echo + choice.content());
        TextLogprobsJson.write(json, tokens, 0);
        json.writeStringProperty("finish_reason", choice.finishReason());
        json.writeEndObject();
    }
}
