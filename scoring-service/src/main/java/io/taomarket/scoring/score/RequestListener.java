package io.taomarket.scoring.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.scoring.score.Evidence.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Learns from customers' requests how reliable miners are when it matters: a whole poll at a time, one by one when one of
 * them is broken.
 */
@Component
class RequestListener {

    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);

    private final Scores scores;
    private final EventJson json;

    RequestListener(Scores scores, EventJson json) {
        this.scores = scores;
        this.json = json;
    }

    @KafkaListener(topics = RequestServed.TOPIC, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        try {
            scores.served(records.stream().flatMap(this::evidence).toList());
        } catch (RuntimeException e) {
            LOG.warn("A batch of {} served requests is looked at one by one: {}", records.size(), e.toString());
            learnOneByOne(records);
        }
    }

    /** The first that fails is named to the error handler, which retries it and, if it is broken, sets it aside. */
    private void learnOneByOne(List<ConsumerRecord<String, byte[]>> records) {
        for (var index = 0; index < records.size(); index++) {
            try {
                scores.served(evidence(records.get(index)).toList());
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("Nothing can be learnt from a served request", e, index);
            }
        }
    }

    private Stream<Evidence> evidence(ConsumerRecord<String, byte[]> message) {
        var event = json.read(message.value(), RequestServed.class);
        return IntStream.range(0, event.attempts().size())
                .mapToObj(index -> evidence(event, event.attempts().get(index), index))
                .flatMap(Optional::stream);
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

    /**
     * A customer who leaves, and a miner that another outran, say nothing about the miner. Nor does a refusal: anybody can
     * write a request that a certain miner has to refuse. Whoever refuses too much is found out by probes, in which it counts.
     */
    private static Optional<Evidence.Outcome> outcome(Attempt attempt) {
        if (Boolean.TRUE.equals(attempt.blameless())) return Optional.empty();
        return switch (attempt.outcome()) {
            case FINISHED -> Optional.of(Evidence.Outcome.PASSED);
            case CLIENT_CLOSED, CANCELLED -> Optional.empty();
            case FAILED -> Optional.of(Evidence.Outcome.FAILED);
            case TIMED_OUT -> Optional.of(Evidence.Outcome.TIMED_OUT);
            case INVALID -> Optional.of(Evidence.Outcome.INVALID);
        };
    }
}
