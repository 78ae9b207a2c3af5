package io.taomarket.chassis.deadletter;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Shows what this service could not handle. */
final class DeadLetters {

    private static final Comparator<DeadLetter> NEWEST_FIRST = Comparator.comparing(DeadLetter::setAsideAt)
            .thenComparing(DeadLetter::offset)
            .reversed();

    private final DeadLetterTopics topics;
    private final Supplier<TopicReader> readers;

    DeadLetters(DeadLetterTopics topics, Supplier<TopicReader> readers) {
        this.topics = topics;
        this.readers = readers;
    }

    /** How many there are, and the newest of them. */
    Overview overview(int limit) {
        try (var reader = readers.get()) {
            var stretches = reader.stretches(topics::areOurs);
            return new Overview(piles(stretches), newest(reader, stretches, limit));
        }
    }

    private List<Pile> piles(List<Stretch> stretches) {
        var byTopic = new TreeMap<String, Pile>();
        for (var stretch : stretches) {
            var topic = stretch.partition().topic();
            var pile = new Pile(topic, topics.original(topic), stretch.waiting(), stretch.total());
            byTopic.merge(topic, pile, Pile::plus);
        }
        return List.copyOf(byTopic.values());
    }

    private List<DeadLetter> newest(TopicReader reader, List<Stretch> stretches, int limit) {
        Map<TopicPartition, Stretch> byPartition =
                stretches.stream().collect(toMap(Stretch::partition, stretch -> stretch));
        var letters = new ArrayList<DeadLetter>();
        var spans = stretches.stream().map(stretch -> stretch.newest(limit)).toList();
        reader.read(spans, message -> letters.add(letter(message, byPartition)));
        return letters.stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private DeadLetter letter(ConsumerRecord<String, byte[]> message, Map<TopicPartition, Stretch> stretches) {
        var stretch = stretches.get(new TopicPartition(message.topic(), message.partition()));
        var replayed = stretch != null && stretch.hasReplayed(message.offset());
        return DeadLetter.of(message, topics.original(message.topic()), replayed);
    }

    record Overview(List<Pile> topics, List<DeadLetter> newest) {}

    /**
     * The dead letters of one topic.
     *
     * @param waiting those that have not been replayed
     */
    record Pile(String topic, String originalTopic, long waiting, long total) {

        Pile plus(Pile other) {
            return new Pile(topic, originalTopic, waiting + other.waiting, total + other.total);
        }
    }
}
