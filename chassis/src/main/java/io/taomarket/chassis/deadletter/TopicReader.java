package io.taomarket.chassis.deadletter;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads stretches of topics by offset. It joins no group; the group's offsets are its marks of what was replayed. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Duration patience;

    TopicReader(Consumer<String, byte[]> consumer, Duration patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    List<Stretch> stretches(Predicate<String> topics) {
        var partitions = consumer.listTopics(patience).values().stream()
                .flatMap(List::stream)
                .filter(partition -> topics.test(partition.topic()))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) return List.of();
        consumer.assign(partitions); // without it the client warns of offsets that it has not asked for itself
        var begins = consumer.beginningOffsets(partitions, patience);
        var ends = consumer.endOffsets(partitions, patience);
        var marks = consumer.committed(Set.copyOf(partitions), patience);
        return partitions.stream()
                .map(partition -> stretch(
                        partition,
                        requireNonNull(begins.get(partition)),
                        marks.get(partition),
                        requireNonNull(ends.get(partition))))
                .toList();
    }

    /** What lies between these offsets and the present ends. */
    List<Span> toTheEnds(Map<TopicPartition, Long> from) {
        consumer.assign(from.keySet());
        return consumer.endOffsets(from.keySet(), patience).entrySet().stream()
                .map(end -> new Span(end.getKey(), requireNonNull(from.get(end.getKey())), end.getValue()))
                .toList();
    }

    /**
     * Hands over the records of some spans, in order per partition.
     *
     * @param visitor says whether it wants more
     */
    void read(List<Span> spans, Predicate<ConsumerRecord<String, byte[]>> visitor) {
        var open = spans.stream().filter(span -> !span.isEmpty()).collect(toMap(Span::partition, span -> span));
        consumer.assign(open.keySet());
        open.values().forEach(span -> consumer.seek(span.partition(), span.from()));
        var giveUpAt = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > giveUpAt) throw new TimeoutException("The broker is slow to hand over its records");
            for (var message : consumer.poll(POLL)) {
                var span = open.get(new TopicPartition(message.topic(), message.partition()));
                if (span != null && message.offset() < span.to() && !visitor.test(message)) return;
            }
            open.values().removeIf(span -> consumer.position(span.partition(), patience) >= span.to());
        }
    }

    /** Marks as replayed what lies before these offsets. */
    void mark(Map<TopicPartition, OffsetAndMetadata> next) {
        consumer.commitSync(next, patience);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private static Stretch stretch(TopicPartition partition, long begin, @Nullable OffsetAndMetadata mark, long end) {
        return new Stretch(partition, begin, mark == null ? begin : Math.max(begin, mark.offset()), end);
    }
}
