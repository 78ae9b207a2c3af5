package io.taomarket.inference.responses;

import static java.util.Objects.requireNonNull;

import io.taomarket.inference.chat.LogprobsJson;
import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Face;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.ServerEvent;
import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.paid.Usage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a response's stream: named and numbered events. A message ends where a call begins; calls may be written side
 * by side, so they end together.
 */
final class ResponsesEvents implements Face.Events {

    private final JsonMapper mapper;
    private final ResponseJson response;
    private final Output output;
    private final List<ServerEvent> events = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();
    private Item.@Nullable Said open;
    private int openIndex;
    private int sequence;

    ResponsesEvents(JsonMapper mapper, ResponseJson response, Output output) {
        this.mapper = mapper;
        this.response = response;
        this.output = output;
    }

    @Override
    public List<ServerEvent> begin() {
        say("response.created", this::inProgress);
        say("response.in_progress", this::inProgress);
        return taken();
    }

    @Override
    public List<ServerEvent> piece(Piece piece) {
        switch (piece) {
            case Piece.Text text -> text(text);
            case Piece.ToolStart start -> call(start);
            case Piece.ToolArguments more -> arguments(more);
        }
        return taken();
    }

    @Override
    public List<ServerEvent> end(List<Choice> choices, Usage usage) {
        var reason = choices.getFirst().finishReason();
        if (output.size() == 0) openMessage();
        closeMessage();
        for (var index : calls) closeCall(index, (Item.Called) output.items().get(index));
        var name = ResponseJson.incomplete(reason) == null ? "response.completed" : "response.incomplete";
        say(name, json -> {
            json.writeName("response");
            response.done(json, reason, output.items(), usage);
        });
        return taken();
    }

    /** Clients do not take an event named error for a failure, so the response itself says that it has failed. */
    @Override
    public List<ServerEvent> fault(ApiFault fault) {
        say("response.failed", json -> {
            json.writeName("response");
            response.failed(json, fault.envelope().error());
        });
        return taken();
    }

    private void inProgress(JsonGenerator json) {
        json.writeName("response");
        response.inProgress(json);
    }

    private void text(Piece.Text more) {
        if (open == null) openMessage();
        requireNonNull(open).text().append(more.text());
        open.logprobs().addAll(more.logprobs());
        part("response.output_text.delta", json -> {
            json.writeStringProperty("delta", more.text());
            logprobs(json, more.logprobs());
        });
    }

    private void openMessage() {
        openIndex = output.size();
        open = output.said();
        item("response.output_item.added", openIndex, Item.IN_PROGRESS);
        part("response.content_part.added", json -> {
            json.writeName("part");
            Item.Said.writePart(json, "", List.of());
        });
    }

    private void closeMessage() {
        var message = open;
        if (message == null) return;
        var text = message.text().toString();
        part("response.output_text.done", json -> {
            json.writeStringProperty("text", text);
            logprobs(json, message.logprobs());
        });
        part("response.content_part.done", json -> {
            json.writeName("part");
            Item.Said.writePart(json, text, message.logprobs());
        });
        item("response.output_item.done", openIndex, Item.COMPLETED);
        open = null;
    }

    private void call(Piece.ToolStart start) {
        closeMessage();
        calls.add(output.size());
        output.called(start.id(), start.name());
        item("response.output_item.added", calls.getLast(), Item.IN_PROGRESS);
    }

    private void arguments(Piece.ToolArguments more) {
        var index = calls.get(more.call());
        var call = (Item.Called) output.items().get(index);
        call.arguments().append(more.json());
        of(
                "response.function_call_arguments.delta",
                call,
                index,
                json -> json.writeStringProperty("delta", more.json()));
    }

    private void closeCall(int index, Item.Called call) {
        of("response.function_call_arguments.done", call, index, json -> {
            json.writeStringProperty("name", call.name());
            json.writeStringProperty("arguments", call.arguments().toString());
        });
        item("response.output_item.done", index, Item.COMPLETED);
    }

    private void item(String name, int index, String status) {
        say(name, json -> {
            json.writeNumberProperty("output_index", index);
            json.writeName("item");
            output.items().get(index).write(json, status);
        });
    }

    private void part(String name, Consumer<JsonGenerator> rest) {
        of(name, requireNonNull(open), openIndex, json -> {
            json.writeNumberProperty("content_index", 0);
            rest.accept(json);
        });
    }

    private void of(String name, Item item, int index, Consumer<JsonGenerator> rest) {
        say(name, json -> {
            json.writeStringProperty("item_id", item.id());
            json.writeNumberProperty("output_index", index);
            rest.accept(json);
        });
    }

    private static void logprobs(JsonGenerator json, List<TokenLogprob> tokens) {
        json.writeName("logprobs");
        LogprobsJson.writeTokens(json, tokens);
    }

    private void say(String name, Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", name);
            json.writeNumberProperty("sequence_number", sequence++);
            members.accept(json);
            json.writeEndObject();
        }
        events.add(new ServerEvent(name, bytes.toByteArray()));
    }

    private List<ServerEvent> taken() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
