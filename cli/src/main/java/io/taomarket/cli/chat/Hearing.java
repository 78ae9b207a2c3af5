package io.taomarket.cli.chat;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Puts one answer together from its events. */
final class Hearing {

    private static final String DONE = "[DONE]";

    private final String model;
    private final String miner;
    private final Consumer<String> heard;
    private final StringBuilder text = new StringBuilder();
    private String id = "";
    private String finishReason = "";
    private Reply.@Nullable Bill bill;
    private @Nullable String error;
    private boolean isDone;

    Hearing(String model, String miner, Consumer<String> heard) {
        this.model = model;
        this.miner = miner;
        this.heard = heard;
    }

    void take(String data) {
        if (data.equals(DONE)) {
            isDone = true;
            return;
        }
        var event = event(data);
        if (event.has("error")) {
            error = Line.of(event.at("/error/message").asString("the platform does not say why"));
            return;
        }
        id = event.path("id").asString(id);
        var choice = event.path("choices").path(0);
        finishReason = choice.path("finish_reason").asString(finishReason);
        say(choice.path("delta").path("content").asString(""));
        if (event.path("usage").isObject()) bill = bill(event.path("usage"));
    }

    /** Whether nothing more is to come: it is done, or broken off. */
    boolean isOver() {
        return isDone || error != null;
    }

    Reply reply() {
        return new Reply(text.toString(), model, miner, finishReason, bill, error, false);
    }

    Reply stopped(Reply.@Nullable Bill charged) {
        return new Reply(text.toString(), model, miner, finishReason, charged, null, true);
    }

    private void say(String more) {
        if (more.isEmpty()) return;
        text.append(more);
        heard.accept(more);
    }

    private Reply.Bill bill(JsonNode usage) {
        return new Reply.Bill(
                usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0),
                usage.path("cost_rao").asLong(0),
                id);
    }

    private static JsonNode event(String data) {
        try {
            return Json.MAPPER.readTree(data);
        } catch (JacksonException e) {
            throw new Failure("the answer cannot be understood: " + Json.complaint(e));
        }
    }
}
