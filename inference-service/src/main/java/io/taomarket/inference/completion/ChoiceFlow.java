package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One choice of a miner's answer as it comes: its text cut at stops, its calls put in order, until it has its end. */
final class ChoiceFlow {

    private static final int MOST_CALLS = 128;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:.-]{1,128}");

    private final int index;
    private final Task task;
    private final TextFlow text;
    private final Blank blank;
    private final Set<String> callIds = new HashSet<>();
    private int calls;
    private @Nullable String finishReason;

    /** @param completionLimit most tokens that the miner may write */
    ChoiceFlow(int index, Task task, long completionLimit) {
        this.index = index;
        this.task = task;
        this.text = new TextFlow(index, task.stops());
        this.blank = new Blank(task, completionLimit);
    }

    /** Why the choice has ended; null before it has. */
    @Nullable
    String finishReason() {
        return finishReason;
    }

    /** Whether the choice has ended without a word or a call, and nothing tells why. */
    boolean isBlank() {
        return finishReason != null && blank.isUnexplained(finishReason);
    }

    /** Reads what an event says of this choice; after its end nothing matters any more. */
    List<Piece> take(JsonNode json) throws MinerFailure {
        if (finishReason != null) return List.of();
        var taken = new ArrayList<Piece>();
        for (var piece : task.pieces(index, json)) {
            switch (piece) {
                case Piece.Text more -> text.add(more).ifPresent(taken::add);
                case Piece.ToolStart start -> start(start, taken);
                case Piece.ToolArguments more ->
                    taken.add(new Piece.ToolArguments(index, place(more.call()), more.json()));
            }
        }
        var reason = json.path("finish_reason");
        if (text.isStopped()) finishReason = "stop";
        else if (!reason.isMissingNode() && !reason.isNull()) end(Choice.finishReason(reason, calls > 0), taken);
        blank.note(!taken.isEmpty(), json.path("delta"));
        return taken;
    }

    /** A choice that came in one piece, as the customer gets it. */
    Choice whole(JsonNode json) throws MinerFailure {
        var choice = task.choice(index, json);
        for (var call : choice.toolCalls()) admit(call);
        var pieces = new Written(index);
        text.add(new Piece.Text(index, choice.content(), choice.logprobs())).ifPresent(pieces::add);
        text.end().ifPresent(pieces::add);
        var cut = pieces.choice(text.isStopped() ? "stop" : choice.finishReason());
        var whole = new Choice(
                index, cut.content(), choice.toolCalls(), cut.logprobs(), cut.finishReason(), choice.promptLogprobs());
        task.verify(whole);
        finishReason = whole.finishReason();
        blank.note(!whole.isEmpty(), json.path("message"));
        return whole;
    }

    private void end(String reason, List<Piece> taken) {
        text.end().ifPresent(taken::add);
        finishReason = reason;
    }

    /** Some miners repeat id and name with every part of the arguments; the first time counts. */
    private void start(Piece.ToolStart start, List<Piece> taken) throws MinerFailure {
        if (start.call() >= 0 && start.call() < calls) return;
        if (start.call() > calls) throw MinerFailure.invalid("the calls of tools have a gap");
        admit(new ToolCall(start.id(), start.name(), ""));
        taken.add(new Piece.ToolStart(index, calls++, start.id(), start.name()));
    }

    private void admit(ToolCall call) throws MinerFailure {
        if (!ID.matcher(call.id()).matches()) throw MinerFailure.invalid("the id of a tool call is none");
        if (!callIds.add(call.id())) throw MinerFailure.invalid("two tool calls have one id");
        if (callIds.size() > MOST_CALLS) throw MinerFailure.invalid("too many tools are called");
        task.admit(call);
    }

    /** Arguments without an index belong to the call that started last. */
    private int place(int call) throws MinerFailure {
        var place = call < 0 ? calls - 1 : call;
        if (place < 0 || place >= calls) throw MinerFailure.invalid("arguments come for a call that has not started");
        return place;
    }
}
