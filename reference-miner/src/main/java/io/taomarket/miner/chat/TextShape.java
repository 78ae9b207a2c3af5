package io.taomarket.miner.chat;

import io.taomarket.miner.chat.speech.Chance;
import io.taomarket.miner.chat.speech.Said;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.openai.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's older completions. */
final class TextShape implements Shape {

    private static final String KIND = "text_completion";

    private final Frame frame;
    private final TextAsk ask;
    private final List<String> echoes;
    private final int[] offsets;

    /**
     * @param echoes the prompts' texts, in their order
     */
    TextShape(Frame frame, TextAsk ask, List<String> echoes) {
        this.frame = frame;
        this.ask = ask;
        this.echoes = List.copyOf(echoes);
        this.offsets = new int[echoes.size() * ask.terms().choices()];
    }

    private String echo(int choice) {
        return ask.isEcho() ? echoes.get(choice / ask.terms().choices()) : "";
    }

    /** An echo without likelihoods is known before the model has read the prompt. */
    @Override
    public List<ObjectNode> opening() {
        if (!ask.isEcho() || ask.hearsPrompt()) return List.of();
        return IntStream.range(0, offsets.length)
                .mapToObj(choice -> chunk(choice, echo(choice), List.of(), null))
                .toList();
    }

    @Override
    public List<ObjectNode> events(int choice, Said said) {
        return switch (said) {
            case Said.Heard(var tokens) -> List.of(chunk(choice, echo(choice), tokens, null));
            case Said.Words(var text, var tokens) -> List.of(chunk(choice, text, tokens, null));
            case Said.Ended ended -> List.of(chunk(choice, "", List.of(), ended));
            case Said.Called _, Said.Arguments _, Said.Broken _ -> List.of();
        };
    }

    private ObjectNode chunk(int choice, String text, List<Chance> tokens, Said.@Nullable Ended ended) {
        var chunk = frame.document(KIND);
        chunk.putArray("choices").add(choice(choice, text, tokens, offsets[choice], ended));
        offsets[choice] += text.length();
        return chunk;
    }

    private ObjectNode choice(int index, String text, List<Chance> tokens, int offset, Said.@Nullable Ended ended) {
        var choice = Json.object().put("index", index).put("text", text);
        choice.set("logprobs", ask.alternatives() < 0 || tokens.isEmpty() ? null : Logprobs.text(tokens, offset));
        choice.put("finish_reason", ended == null ? null : ended.finishReason());
        if (ended != null && ended.stop() != null) choice.put("stop_reason", ended.stop());
        return choice;
    }

    @Override
    public ObjectNode usage(int completionTokens) {
        var last = frame.document(KIND);
        last.putArray("choices");
        last.set("usage", tokens(completionTokens));
        return last;
    }

    @Override
    public ObjectNode whole(List<List<Said>> choices, int completionTokens) {
        var document = frame.document(KIND);
        var list = document.putArray("choices");
        for (var parts : choices) {
            var whole = Whole.of(parts);
            var tokens = new ArrayList<>(whole.heard());
            tokens.addAll(whole.tokens());
            list.add(choice(list.size(), echo(list.size()) + whole.text(), tokens, 0, whole.ended()));
        }
        document.set("usage", tokens(completionTokens));
        return document;
    }

    private ObjectNode tokens(int completionTokens) {
        return Frame.usage(
                ask.prompts().stream().mapToInt(prompt -> prompt.length).sum(), completionTokens);
    }
}
