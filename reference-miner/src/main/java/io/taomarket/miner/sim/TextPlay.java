package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import io.taomarket.miner.openai.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers older completions with each prompt again, in OpenAI's shapes. */
record TextPlay(Frame frame, TextAsk ask, Directive directive) {

    private static final String KIND = "text_completion";

    Play play() {
        var lines = new ArrayList<TextLine>();
        for (var prompt : ask.prompts()) {
            ChatModel.requireRoom(Words.count(prompt), "prompt");
            var text = directive.has(Fault.EMPTY) ? "" : prompt;
            for (var i = 0; i < ask.asked().choices(); i++) lines.add(TextLine.of(ask, prompt, text));
        }
        var tokens = new ArrayList<List<ObjectNode>>();
        var closing = new ArrayList<ObjectNode>();
        for (var line : lines) {
            var index = tokens.size();
            tokens.add(line.pieces().stream()
                    .map(piece -> chunk(index, piece, null))
                    .toList());
            closing.add(chunk(index, Json.object().put("text", "").putNull("logprobs"), line.finishReason()));
        }
        return new Play(whole(lines), List.of(), Play.sideBySide(tokens), closing, usage(lines));
    }

    private ObjectNode whole(List<TextLine> lines) {
        var document = frame.document(KIND);
        var choices = document.putArray("choices");
        for (var line : lines)
            choices.add(line.whole().put("index", choices.size()).put("finish_reason", line.finishReason()));
        document.set("usage", tokens(lines));
        return document;
    }

    private ObjectNode chunk(int index, ObjectNode choice, @Nullable String finishReason) {
        var chunk = frame.document(KIND);
        chunk.putArray("choices").add(choice.put("index", index).put("finish_reason", finishReason));
        return chunk;
    }

    private List<ObjectNode> usage(List<TextLine> lines) {
        if (!ask.asked().wantsUsage()) return List.of();
        var last = frame.document(KIND);
        last.putArray("choices");
        last.set("usage", tokens(lines));
        return List.of(last);
    }

    private ObjectNode tokens(List<TextLine> lines) {
        var promptTokens = ask.prompts().stream().mapToInt(Words::count).sum();
        return Frame.usage(
                promptTokens, lines.stream().mapToInt(TextLine::saidTokens).sum());
    }
}
