package io.taomarket.chassis.deadletter;

import io.taomarket.chassis.problem.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Sends dead letters back to where they came from, at least once: they are marked as replayed after the broker has
 * taken them.
 */
final class Replays {

    private final DeadLetterTopics topics;
    private final Supplier<TopicReader> readers;
    private final NewerStates newerStates;
    private final KafkaOperations<String, byte[]> kafka;
    private final Duration patience;

    Replays(
            DeadLetterTopics topics,
            Supplier<TopicReader> readers,
            NewerStates newerStates,
            KafkaOperations<String, byte[]> kafka,
            Duration patience) {
        this.topics = topics;
        this.readers = readers;
        this.newerStates = newerStates;
        this.kafka = kafka;
        this.patience = patience;
    }

    /** Replays the oldest that wait. What fails again meanwhile is a new dead letter and not replayed twice. */
    Replay replay(String topic, int limit) {
        try (var reader = readers.get()) {
            var stretches = reader.stretches(name -> topics.areOurs(name) && name.equals(topic));
            if (stretches.isEmpty()) throw unknown(topic);
            var letters = waiting(reader, stretches, limit);
            var outdated = newerStates.outdated(topics.original(topic), letters, reader);
            send(letters.stream().filter(letter -> !outdated.contains(letter)).toList());
            if (!letters.isEmpty()) reader.mark(after(letters));
            var before = stretches.stream().mapToLong(Stretch::waiting).sum();
            return new Replay(
                    topic,
                    topics.original(topic),
                    letters.size() - outdated.size(),
                    outdated.size(),
                    before - letters.size());
        }
    }

    private static List<ConsumerRecord<String, byte[]>> waiting(
            TopicReader reader, List<Stretch> stretches, int limit) {
        var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
        var spans = stretches.stream().map(Stretch::unreplayed).toList();
        reader.read(spans, message -> letters.add(message) && letters.size() < limit);
        return letters;
    }

    private void send(List<ConsumerRecord<String, byte[]>> letters) {
        var sends = letters.stream().map(letter -> kafka.send(back(letter))).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private ProducerRecord<String, byte[]> back(ConsumerRecord<String, byte[]> letter) {
        var back = new ProducerRecord<>(topics.original(letter.topic()), letter.key(), letter.value());
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(DeadLetter.HEADERS)) back.headers().add(header);
        }
        return back;
    }

    private static Map<TopicPartition, OffsetAndMetadata> after(List<ConsumerRecord<String, byte[]>> letters) {
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var letter : letters) {
            next.put(
                    new TopicPartition(letter.topic(), letter.partition()), new OffsetAndMetadata(letter.offset() + 1));
        }
        return next;
    }

    private static Refusal unknown(String topic) {
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "dead_letter_topic_unknown",
                "This service has no dead letters in such a topic.",
                Map.of("topic", topic));
    }

    /**
     * What a replay has done.
     *
     * @param replayed how many were sent back
     * @param outdated how many were not, because a newer state of their key has been said since
     * @param waiting how many are left
     */
    record Replay(String topic, String originalTopic, int replayed, int outdated, long waiting) {}
}
