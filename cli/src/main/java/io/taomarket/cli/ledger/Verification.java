package io.taomarket.cli.ledger;

import io.taomarket.cli.Json;
import io.taomarket.cli.platform.Answer;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * The conversation that leads to a report: begin one, then ask for it until it is done. A platform that is started
 * again in the middle has forgotten it; then it is begun anew, once.
 */
final class Verification {

    private static final String PATH = "/api/v1/admin/wallet/verifications";

    private final Platform platform;
    private final Key key;
    private final Duration poll;

    Verification(Platform platform, Key key, Duration poll) {
        this.platform = platform;
        this.key = key;
        this.poll = poll;
    }

    Report run() {
        var isSecond = false;
        var answer = platform.post(PATH);
        var progress = progress(answer);
        while (!progress.done) {
            LockSupport.parkNanos(poll.toNanos());
            answer = platform.get(PATH + "/" + progress.id);
            if (answer.status() == 404) {
                if (isSecond) throw answer.refusal("it has forgotten two verifications; does it keep being restarted?");
                isSecond = true;
                answer = platform.post(PATH);
            }
            progress = progress(answer);
        }
        if (progress.report == null || !progress.report.isObject())
            throw answer.unusable("that it is done, and no report");
        return report(answer, progress.report);
    }

    private Progress progress(Answer answer) {
        switch (answer.status()) {
            case 200, 202 -> {}
            case 401, 403 -> throw answer.refusal("the operator's key is needed and this is from: " + key.source());
            default -> throw answer.refusal();
        }
        var progress = read(answer, answer.json(), Progress.class);
        if (progress.id == null && !progress.done) throw answer.unusable("no id to ask again with");
        return progress;
    }

    private static Report report(Answer answer, JsonNode json) {
        return new Report(json, read(answer, json, Findings.class));
    }

    /** Fields may be added to a report, so unknown ones are passed over. */
    private static <T> T read(Answer answer, JsonNode json, Class<T> type) {
        try {
            return Json.MAPPER
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
        } catch (JacksonException e) {
            throw answer.unusable("no report of a verification: " + Json.complaint(e));
        }
    }

    private record Progress(
            @Nullable UUID id, boolean done, @Nullable JsonNode report) {}
}
