package io.taomarket.miner.chat;

import io.taomarket.miner.chat.speech.Said;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.openai.Frame;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's chat answers.
 *
 * @param choices that the answer has
 * @param shows whether it is shown how likely the tokens were
 */
record ChatShape(Frame frame, int promptTokens, int choices, boolean shows) implements Shape {

    private static final String CHUNK = "chat.completion.chunk";

    @Override
    public List<ObjectNode> opening() {
        return IntStream.range(0, choices)
                .mapToObj(choice ->
                        chunk(choice, Json.object().put("role", "assistant").put("content", ""), null))
                .toList();
    }

    @Override
    public List<ObjectNode> events(int choice, Said said) {
        return switch (said) {
            case Said.Heard _, Said.Broken _ -> List.of();
            case Said.Words words -> List.of(words(choice, words));
            case Said.Called(var name) -> List.of(chunk(choice, fragment(called(choice, name)), null));
            case Said.Arguments(var json) -> {
                var function = Json.object().put("index", 0);
                function.putObject("function").put("arguments", json);
                yield List.of(chunk(choice, fragment(function), null));
            }
            case Said.Ended ended -> List.of(chunk(choice, Json.object(), ended));
        };
    }

    private ObjectNode words(int choice, Said.Words words) {
        var chunk = chunk(choice, Json.object().put("content", words.text()), null);
        if (shows && chunk.path("choices").path(0) instanceof ObjectNode body)
            body.set("logprobs", Logprobs.chat(words.tokens()));
        return chunk;
    }

    private ObjectNode called(int choice, String name) {
        var call = Json.object().put("index", 0).put("id", callId(choice)).put("type", "function");
        call.putObject("function").put("name", name).put("arguments", "");
        return call;
    }

    private static ObjectNode fragment(ObjectNode call) {
        var delta = Json.object();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    private String callId(int choice) {
        return "call_" + frame.id().replaceAll("[^A-Za-z0-9]", "") + choice;
    }

    private ObjectNode chunk(int choice, ObjectNode delta, Said.@Nullable Ended ended) {
        var chunk = frame.document(CHUNK);
        var body = chunk.putArray("choices").addObject().put("index", choice);
        body.set("delta", delta);
        finish(body.putNull("logprobs"), ended);
        return chunk;
    }

    private static void finish(ObjectNode choice, Said.@Nullable Ended ended) {
        choice.put("finish_reason", ended == null ? null : ended.finishReason());
        if (ended != null && ended.stop() != null) choice.put("stop_reason", ended.stop());
    }

    @Override
    public ObjectNode usage(int completionTokens) {
        var last = frame.document(CHUNK);
        last.putArray("choices");
        last.set("usage", Frame.usage(promptTokens, completionTokens));
        return last;
    }

    @Override
    public ObjectNode whole(List<List<Said>> choices, int completionTokens) {
        var document = frame.document("chat.completion");
        var list = document.putArray("choices");
        for (var parts : choices) list.add(choice(list.size(), Whole.of(parts)));
        document.set("usage", Frame.usage(promptTokens, completionTokens));
        return document;
    }

    private ObjectNode choice(int index, Whole whole) {
        var choice = Json.object().put("index", index);
        var message = choice.putObject("message").put("role", "assistant");
        message.put("content", whole.name() == null ? whole.text() : null).putNull("refusal");
        if (whole.name() != null) {
            var call = message.putArray("tool_calls")
                    .addObject()
                    .put("id", callId(index))
                    .put("type", "function");
            call.putObject("function").put("name", whole.name()).put("arguments", whole.arguments());
        }
        choice.set("logprobs", shows && whole.name() == null ? Logprobs.chat(whole.tokens()) : null);
        finish(choice, whole.ended());
        return choice;
    }
}
