package io.taomarket.chassis.deadletter;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.deadletter.DeadLetters.Overview;
import io.taomarket.chassis.deadletter.Replays.Replay;
import io.taomarket.chassis.problem.Outage;
import io.taomarket.chassis.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the operator sees of dead letters, and the command to replay them. */
@RestController
@RequestMapping("/api/v1/admin/${taomarket.service}/dead-letters")
class DeadLetterController {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterController.class);

    private final DeadLetters letters;
    private final Replays replays;
    private final DeadLetterProperties limits;

    DeadLetterController(DeadLetters letters, Replays replays, DeadLetterProperties limits) {
        this.letters = letters;
        this.replays = replays;
        this.limits = limits;
    }

    @GetMapping
    Overview deadLetters(Caller caller, @RequestParam(defaultValue = "20") int limit) {
        caller.requireAdmin();
        check(limit, limits.page());
        return ask(() -> letters.overview(limit));
    }

    @PostMapping("/replays")
    Replay replayDeadLetters(Caller caller, @Valid @RequestBody ReplayRequest request) {
        caller.requireAdmin();
        int limit = Objects.requireNonNullElse(request.limit(), limits.replay());
        check(limit, limits.replay());
        var replay = ask(() -> replays.replay(request.topic(), limit));
        LOG.info("{} has had dead letters replayed: {}", caller.subject(), replay);
        return replay;
    }

    private static void check(int limit, int most) {
        if (limit >= 1 && limit <= most) return;
        throw new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid_field",
                "limit must be between 1 and " + most,
                Map.of("field", "limit"));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            if (!Outage.isBehind(e)) throw e;
            LOG.warn("The broker does not answer about dead letters: {}", e.toString());
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Kafka does not answer; try again.");
        }
    }

    /** @param limit how many at most; as many as one call may when absent */
    record ReplayRequest(
            @NotBlank @Size(max = 249) String topic,
            @Nullable Integer limit) {}
}
