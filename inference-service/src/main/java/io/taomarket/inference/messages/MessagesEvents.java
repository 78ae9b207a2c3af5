package io.taomarket.inference.messages;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Head;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.ServerEvent;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.fault.AnthropicEnvelope;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.paid.Usage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes Anthropic's stream: one block after the other, never two at a time. Where a miner writes several calls side by
 * side, the later ones wait until the one under way is whole.
 */
final class MessagesEvents implements Face.Events {

    private static final int NONE = -2;
    private static final int TEXT = -1;

    private final JsonMapper mapper;
    private final MessageJson parts;
    private final String requestId;
    private final Head head;
    private final MessagesFace.Stops stops;
    private final List<ServerEvent> events = new ArrayList<>();
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final StringBuilder arguments = new StringBuilder();
    private int open = NONE;
    private int block = -1;

    MessagesEvents(JsonMapper mapper, String requestId, Head head, MessagesFace.Stops stops) {
        this.mapper = mapper;
        this.parts = new MessageJson(mapper);
        this.requestId = requestId;
        this.head = head;
        this.stops = stops;
    }

    @Override
    public List<ServerEvent> begin() {
        say("message_start", json -> {
            json.writeObjectPropertyStart("message");
            parts.head(json, head);
            json.writeArrayPropertyStart("content");
            json.writeEndArray();
            json.writeNullProperty("stop_reason");
            json.writeNullProperty("stop_sequence");
            parts.promptUsage(json, head.promptTokens());
            json.writeEndObject();
        });
        say("ping", _ -> {});
        return taken();
    }

    @Override
    public List<ServerEvent> piece(Piece piece) {
        write(piece, false);
        return taken();
    }

    @Override
    public List<ServerEvent> end(List<Choice> choices, Usage usage) {
        catchUp(true);
        close();
        var choice = choices.getFirst();
        say("message_delta", json -> {
            json.writeObjectPropertyStart("delta");
            parts.stop(json, choice, stops.endOf(choice.content()));
            json.writeEndObject();
            parts.usage(json, usage);
        });
        say("message_stop", _ -> {});
        return taken();
    }

    @Override
    public List<ServerEvent> fault(ApiFault fault) {
        return List.of(new ServerEvent("error", mapper.writeValueAsBytes(AnthropicEnvelope.of(fault, requestId))));
    }

    /** @param isLast whether a block that is not whole will stay so */
    private void write(Piece piece, boolean isLast) {
        switch (piece) {
            case Piece.Text text -> {
                if (open != TEXT && !opens(isLast)) waiting.add(piece);
                else text(text.text());
            }
            case Piece.ToolStart start -> {
                if (opens(isLast)) start(start);
                else waiting.add(piece);
            }
            case Piece.ToolArguments more -> {
                if (open == more.call()) arguments(more.json(), isLast);
                else if (!isLast) waiting.add(piece); // at the end it can only be what follows a whole object
            }
        }
    }

    /** Whether another block may begin now. */
    private boolean opens(boolean isLast) {
        return open < 0 || isLast || Arguments.areWhole(arguments.toString());
    }

    private void text(String text) {
        if (open != TEXT) {
            close();
            open(TEXT, json -> parts.text(json, ""));
        }
        delta("text_delta", "text", text);
    }

    private void start(Piece.ToolStart start) {
        close();
        open(start.call(), json -> parts.toolUse(json, new ToolCall(start.id(), start.name(), "{}")));
        arguments.setLength(0);
    }

    private void arguments(String json, boolean isLast) {
        arguments.append(json);
        delta("input_json_delta", "partial_json", json);
        if (!isLast && !waiting.isEmpty() && Arguments.areWhole(arguments.toString())) catchUp(false);
    }

    /** Writes what had to wait, call by call. */
    private void catchUp(boolean isLast) {
        while (!waiting.isEmpty()) {
            var earlier = new ArrayList<>(waiting);
            waiting.clear();
            earlier.forEach(piece -> write(piece, false));
            if (waiting.size() < earlier.size()) continue;
            if (!isLast) return;
            write(waiting.removeFirst(), true);
        }
    }

    private void open(int what, Consumer<JsonGenerator> content) {
        open = what;
        block++;
        say("content_block_start", json -> {
            json.writeNumberProperty("index", block);
            json.writeName("content_block");
            content.accept(json);
        });
    }

    private void close() {
        if (open == NONE) return;
        open = NONE;
        say("content_block_stop", json -> json.writeNumberProperty("index", block));
    }

    private void delta(String type, String name, String value) {
        say("content_block_delta", json -> {
            json.writeNumberProperty("index", block);
            json.writeObjectPropertyStart("delta");
            json.writeStringProperty("type", type);
            json.writeStringProperty(name, value);
            json.writeEndObject();
        });
    }

    private void say(String type, Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            members.accept(json);
            json.writeEndObject();
        }
        events.add(new ServerEvent(type, bytes.toByteArray()));
    }

    private List<ServerEvent> taken() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
