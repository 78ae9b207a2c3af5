package io.taomarket.inference.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.ServerEvent;
import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.paid.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a stream as OpenAI's chat does: the role, the deltas, the ends, the usage where it is wanted, and done. */
final class ChatEvents implements Face.Events {

    private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

    private final JsonMapper mapper;
    private final ReplyJson reply;
    private final boolean includeUsage;
    private final int choices;

    ChatEvents(JsonMapper mapper, ReplyJson reply, boolean includeUsage, int choices) {
        this.mapper = mapper;
        this.reply = reply;
        this.includeUsage = includeUsage;
        this.choices = choices;
    }

    @Override
    public List<ServerEvent> begin() {
        var roles = new ArrayList<ServerEvent>();
        for (var index = 0; index < choices; index++) roles.add(role(index));
        return roles;
    }

    private ServerEvent role(int index) {
        return chunk(index, null, List.of(), json -> {
            json.writeStringProperty("role", "assistant");
            json.writeStringProperty("content", "");
        });
    }

    @Override
    public List<ServerEvent> piece(Piece piece) {
        var event =
                switch (piece) {
                    case Piece.Text text -> text(text);
                    case Piece.ToolStart start ->
                        call(piece.choice(), start.call(), json -> {
                            json.writeStringProperty("id", start.id());
                            json.writeStringProperty("type", "function");
                            json.writeObjectPropertyStart("function");
                            json.writeStringProperty("name", start.name());
                            json.writeStringProperty("arguments", "");
                            json.writeEndObject();
                        });
                    case Piece.ToolArguments more ->
                        call(piece.choice(), more.call(), json -> {
                            json.writeObjectPropertyStart("function");
                            json.writeStringProperty("arguments", more.json());
                            json.writeEndObject();
                        });
                };
        return List.of(event);
    }

    private ServerEvent text(Piece.Text text) {
        return chunk(text.choice(), null, text.logprobs(), json -> json.writeStringProperty("content", text.text()));
    }

    private ServerEvent call(int choice, int call, Consumer<JsonGenerator> rest) {
        return chunk(choice, null, List.of(), json -> {
            json.writeArrayPropertyStart("tool_calls");
            json.writeStartObject();
            json.writeNumberProperty("index", call);
            rest.accept(json);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    @Override
    public List<ServerEvent> end(List<Choice> choices, Usage usage) {
        var end = new ArrayList<ServerEvent>();
        for (var choice : choices) end.add(chunk(choice.index(), choice.finishReason(), List.of(), _ -> {}));
        if (includeUsage) end.add(usage(usage));
        end.add(ServerEvent.unnamed(DONE));
        return end;
    }

    private ServerEvent usage(Usage usage) {
        return ServerEvent.unnamed(reply.object("chat.completion.chunk", json -> {
            json.writeArrayPropertyStart("choices");
            json.writeEndArray();
            UsageJson.write(json, usage);
        }));
    }

    @Override
    public List<ServerEvent> fault(ApiFault fault) {
        return List.of(ServerEvent.unnamed(mapper.writeValueAsBytes(fault.envelope())));
    }

    private ServerEvent chunk(
            int index, @Nullable String finishReason, List<TokenLogprob> logprobs, Consumer<JsonGenerator> delta) {
        return ServerEvent.unnamed(reply.object("chat.completion.chunk", json -> {
            json.writeArrayPropertyStart("choices");
            json.writeStartObject();
            json.writeNumberProperty("index", index);
            json.writeObjectPropertyStart("delta");
            delta.accept(json);
            json.writeEndObject();
            LogprobsJson.write(json, logprobs);
            json.writeStringProperty("finish_reason", finishReason);
            json.writeEndObject();
            json.writeEndArray();
            if (includeUsage) json.writeNullProperty("usage");
        }));
    }
}
