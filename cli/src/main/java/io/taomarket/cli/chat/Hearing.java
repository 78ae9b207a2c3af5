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

    /** Whether what came is charged depends on who was too slow, which only the message tells. */
    private static final String TIMEOUT = "stream_timeout";

    private final String model;
    private final String miner;
    private final Consumer<String> heard;
    private final StringBuilder text = new StringBuilder();
    private String id = "";
    private String finishReason = "";
    private Reply.@Nullable Bill bill;
    private @Nullable String error;
    private boolean mayCost;
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
            mayCost = event.at("/error/code").asString("").equals(TIMEOUT);
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

    /** A stream that had to wait for its miner begins without saying who it is. */
    boolean knowsMiner() {
        return !miner.isEmpty() || error != null;
    }

    Reply reply() {
        return reply(null);
    }

    /**
     * @param generation what the platform has written down; null where it has not
     */
    Reply reply(@Nullable JsonNode generation) {
        return new Reply(text.toString(), model, miner(generation), finishReason, bill, error, mayCost, false);
    }

    Reply stopped(@Nullable JsonNode generation) {
        var charged = generation == null
                ? null
                : new Reply.Bill(
                        generation.path("prompt_tokens").asLong(0),
                        generation.path("completion_tokens").asLong(0),
                        generation.path("cost_rao").asLong(0),
                        generation.path("id").asString(""));
        return new Reply(text.toString(), model, miner(generation), finishReason, charged, null, false, true);
    }

    private String miner(@Nullable JsonNode generation) {
        return miner.isEmpty() && generation != null ? generation.path("miner").asString("") : miner;
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
