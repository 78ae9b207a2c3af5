package io.taomarket.cli.chat;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Interrupts;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.EventStream;
import io.taomarket.cli.platform.Platform;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks for one answer at a time.
 *
 * @param poll between two looks for what has become of an answer
 */
record Asking(Platform platform, Interrupts interrupts, Duration poll) {

    private static final String PATH = "/v1/chat/completions";

    /** The platform notices within half a second that we have left, and then writes the bill. */
    private static final int LOOKS = 8;

    /**
     * @param heard what is said, as it comes
     */
    Reply ask(String model, List<Turn> turns, Consumer<String> heard) {
        var body = Json.MAPPER.writeValueAsBytes(Map.of(
                "model", model, "messages", turns, "stream", true, "stream_options", Map.of("include_usage", true)));
        try (var events = platform.stream(PATH, body);
                var _ = interrupts.watch(events::stop)) {
            return switch (events.open()) {
                case EventStream.Opening.Accepted(var headers) -> listen(events, headers, model, heard);
                case EventStream.Opening.Refused(var answer, var headers) -> throw Refusal.of(answer, headers);
                case EventStream.Opening.Stopped _ -> new Reply("", model, "", "", null, null, false, true);
            };
        }
    }

    private Reply listen(EventStream events, HttpHeaders headers, String model, Consumer<String> heard) {
        var answer = new Hearing(model, headers.firstValue("x-tao-miner").orElse(""), heard);
        for (var data = events.next(); data.isPresent() && !answer.isOver(); data = events.next())
            answer.take(data.get());
        var requestId = headers.firstValue("x-request-id").orElse("");
        if (events.isStopped()) return answer.stopped(generation(requestId));
        if (answer.isOver()) return answer.knowsMiner() ? answer.reply() : answer.reply(generation(requestId));
        throw new Failure(platform.url() + PATH + ": the answer ended in the middle; what came is not to be relied on");
    }

    /** What the platform has written down of an answer, as soon as it has. */
    private @Nullable JsonNode generation(String requestId) {
        for (var look = 0; look < LOOKS && !requestId.isEmpty(); look++) {
            var answer = platform.get("/v1/generation?id=" + encode(requestId, UTF_8));
            if (answer.status() == 200) return answer.json();
            pause();
        }
        return null;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(poll.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
