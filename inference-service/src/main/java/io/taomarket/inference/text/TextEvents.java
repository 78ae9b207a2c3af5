package io.taomarket.inference.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.inference.chat.ReplyJson;
import io.taomarket.inference.chat.UsageJson;
import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.ServerEvent;
import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.paid.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a stream as OpenAI's older completions do; an echo comes first. */
final class TextEvents implements Face.Events {

    private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

    private final JsonMapper mapper;
    private final ReplyJson reply;
    private final TextRequest request;
    private final boolean includeUsage;
    private final long[] offsets;

    TextEvents(JsonMapper mapper, ReplyJson reply, TextRequest request, boolean includeUsage) {
        this.mapper = mapper;
        this.reply = reply;
        this.request = request;
        this.includeUsage = includeUsage;
        this.offsets = new long[request.choices()];
    }

    @Override
    public List<ServerEvent> begin() {
        if (!request.echo()) return List.of();
        var echoes = new ArrayList<ServerEvent>();
        for (var index = 0; index < request.choices(); index++)
            echoes.add(chunk(index, request.prompt(index), List.of(), null));
        return echoes;
    }

    @Override
    public List<ServerEvent> piece(Piece piece) {
        return switch (piece) {
            case Piece.Text text -> List.of(chunk(text.choice(), text.text(), text.logprobs(), null));
            case Piece.ToolStart _, Piece.ToolArguments _ -> List.of();
        };
    }

    @Override
    public List<ServerEvent> end(List<Choice> choices, Usage usage) {
        var end = new ArrayList<ServerEvent>();
        for (var choice : choices) end.add(chunk(choice.index(), "", List.of(), choice.finishReason()));
        if (includeUsage) end.add(usage(usage));
        end.add(ServerEvent.unnamed(DONE));
        return end;
    }

    private ServerEvent usage(Usage usage) {
        return ServerEvent.unnamed(reply.object(TextFace.TYPE, json -> {
            json.writeArrayPropertyStart("choices");
            json.writeEndArray();
            UsageJson.write(json, usage);
        }));
    }

    @Override
    public List<ServerEvent> fault(ApiFault fault) {
        return List.of(ServerEvent.unnamed(mapper.writeValueAsBytes(fault.envelope())));
    }

    private ServerEvent chunk(int index, String text, List<TokenLogprob> logprobs, @Nullable String finishReason) {
        return ServerEvent.unnamed(reply.object(TextFace.TYPE, json -> {
            json.writeArrayPropertyStart("choices");
            json.writeStartObject();
            json.writeNumberProperty("index", index);
            json.writeStringProperty("text", text);
            offsets[index] = TextLogprobsJson.write(json, logprobs, offsets[index]);
            json.writeStringProperty("finish_reason", finishReason);
            json.writeEndObject();
            json.writeEndArray();
            if (includeUsage) json.writeNullProperty("usage");
        }));
    }
}
