package io.taomarket.inference.messages;

import io.taomarket.inference.completion.ChatRequest;
import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.Task;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.route.Need;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chat that remembers at which stop sequence its answer ended. Miners that stop themselves leave the sequence out and
 * name it in {@code stop_reason}, as vLLM does; where one does not stop, its text shows the sequence.
 */
final class MessagesTask implements Task {

    private final ChatRequest chat;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String named;

    MessagesTask(ChatRequest chat) {
        this.chat = chat;
    }

    /** The sequence at which this text, as the customer gets it, was ended; null where it ended by itself. */
    @Nullable
    String stop(String content) {
        for (var stop : stops()) if (text.indexOf(stop) == content.length()) return stop;
        return named;
    }

    /** Each miner starts anew. */
    @Override
    public Map<String, Object> minerBody(long completionLimit) {
        text.setLength(0);
        named = null;
        return chat.minerBody(completionLimit);
    }

    @Override
    public Choice choice(int index, JsonNode json) throws MinerFailure {
        var choice = chat.choice(index, json);
        text.append(choice.content());
        note(json);
        return choice;
    }

    @Override
    public List<Piece> pieces(int index, JsonNode json) throws MinerFailure {
        var pieces = chat.pieces(index, json);
        if (!stops().isEmpty()) for (var piece : pieces) if (piece instanceof Piece.Text more) text.append(more.text());
        note(json);
        return pieces;
    }

    private void note(JsonNode json) {
        var reason = json.path("stop_reason").stringValue("");
        if (stops().contains(reason)) named = reason;
    }

    @Override
    public String promptStart() {
        return chat.promptStart();
    }

    /** What is remembered is of one miner's answer. */
    @Override
    public boolean mayRace() {
        return stops().isEmpty();
    }

    @Override
    public String model() {
        return chat.model();
    }

    @Override
    public int choices() {
        return 1;
    }

    @Override
    public boolean stream() {
        return chat.stream();
    }

    @Override
    public Wishes wishes() {
        return chat.wishes();
    }

    @Override
    public List<String> stops() {
        return chat.stops();
    }

    @Override
    public boolean wantsLogprobs() {
        return false;
    }

    @Override
    public boolean asksNothing() {
        return chat.asksNothing();
    }

    @Override
    public Need need(Tokens tokens) {
        return chat.need(tokens);
    }

    @Override
    public String path() {
        return chat.path();
    }

    @Override
    public void admit(ToolCall call) throws MinerFailure {
        chat.admit(call);
    }

    @Override
    public void verify(Choice choice) throws MinerFailure {
        chat.verify(choice);
    }
}
