package io.taomarket.inference.completion;

import java.util.ArrayList;
import java.util.List;

/** What has been written of one choice so far. */
final class Written {

    private final int index;
    private final StringBuilder content = new StringBuilder();
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    Written(int index) {
        this.index = index;
    }

    void add(Piece piece) {
        switch (piece) {
            case Piece.Text text -> {
                content.append(text.text());
                logprobs.addAll(text.logprobs());
            }
            case Piece.ToolStart start -> calls.add(new Call(start.id(), start.name(), new StringBuilder()));
            case Piece.ToolArguments more -> calls.get(more.call()).arguments().append(more.json());
        }
    }

    Choice choice(String finishReason) {
        var toolCalls = calls.stream().map(Call::toolCall).toList();
        return new Choice(index, content.toString(), toolCalls, logprobs, finishReason);
    }

    private record Call(String id, String name, StringBuilder arguments) {

        ToolCall toolCall() {
            return new ToolCall(id, name, arguments.toString());
        }
    }
}
