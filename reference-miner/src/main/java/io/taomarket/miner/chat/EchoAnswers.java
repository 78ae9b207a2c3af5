package io.taomarket.miner.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers chat calls with the echo, whole or as a stream of events. */
public final class EchoAnswers {

    private final Clock clock;

    public EchoAnswers(Clock clock) {
        this.clock = clock;
    }

    /** Answers under the name that was asked for. */
    public void answer(Call call, ObjectNode body, String askedModel) throws IOException {
        var request = EchoRequest.of(body);
        var echo = Echo.of(request);
        var frame = new Frame("chatcmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond(), askedModel);
        if (request.isStream()) stream(call.answerEvents(), request, echo, frame);
        else call.answer(200, whole(echo, frame));
    }

    private static ObjectNode whole(Echo echo, Frame frame) {
        var document = frame.document("chat.completion");
        var choice = document.putArray("choices").addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", String.join("", echo.tokens()))
                .putNull("refusal");
        choice.putNull("logprobs").put("finish_reason", echo.finishReason());
        document.set("usage", echo.usage());
        return document;
    }

    private static void stream(OutputStream events, EchoRequest request, Echo echo, Frame frame) throws IOException {
        send(events, chunk(frame, Json.object().put("role", "assistant").put("content", ""), null));
        for (var token : echo.tokens()) send(events, chunk(frame, Json.object().put("content", token), null));
        send(events, chunk(frame, Json.object(), echo.finishReason()));
        if (request.wantsUsage()) {
            var last = frame.document("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", echo.usage());
            send(events, last);
        }
        events.write("data: [DONE]\n\n".getBytes(UTF_8));
        events.flush();
    }

    private static ObjectNode chunk(Frame frame, ObjectNode delta, @Nullable String finishReason) {
        var chunk = frame.document("chat.completion.chunk");
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        return chunk;
    }

    private static void send(OutputStream events, ObjectNode chunk) throws IOException {
        events.write(("data: " + Json.MAPPER.writeValueAsString(chunk) + "\n\n").getBytes(UTF_8));
        events.flush();
    }

    /** What every document of one answer begins with. */
    private record Frame(String id, long createdSeconds, String model) {

        ObjectNode document(String kind) {
            return Json.object()
                    .put("id", id)
                    .put("object", kind)
                    .put("created", createdSeconds)
                    .put("model", model);
        }
    }
}
