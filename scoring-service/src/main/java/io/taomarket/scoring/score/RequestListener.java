package io.taomarket.scoring.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.scoring.score.Evidence.Kind;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Learns from customers' requests how reliable miners are when it matters. */
@Component
class RequestListener {

    private final Scores scores;

    RequestListener(Scores scores) {
        this.scores = scores;
    }

    @KafkaListener(topics = RequestServed.TOPIC)
    void on(RequestServed event) {
        var evidence = new ArrayList<Evidence>();
        for (var i = 0; i < event.attempts().size(); i++)
            evidence(event, event.attempts().get(i), i).ifPresent(evidence::add);
        scores.served(evidence);
    }

    private static Optional<Evidence> evidence(RequestServed event, Attempt attempt, int index) {
        return outcome(attempt)
                .map(outcome -> new Evidence(
                        UUID.nameUUIDFromBytes((event.eventId() + "/" + index).getBytes(UTF_8)),
                        event.netuid(),
                        attempt.hotkey(),
                        event.model(),
                        Kind.REQUEST,
                        null,
                        null,
                        outcome,
                        null,
                        null,
                        null,
                        Math.max(0, attempt.latencyMs()),
                        event.occurredAt()));
    }

    /** A customer who leaves, and a miner that another outran, say nothing about the miner. */
    private static Optional<Evidence.Outcome> outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case FINISHED -> Optional.of(Evidence.Outcome.PASSED);
            case CLIENT_CLOSED, CANCELLED -> Optional.empty();
            case FAILED -> Optional.of(Evidence.Outcome.FAILED);
            case TIMED_OUT -> Optional.of(Evidence.Outcome.TIMED_OUT);
            case INVALID -> Optional.of(Evidence.Outcome.INVALID);
        };
    }
}
