package io.taomarket.chassis.deadletter;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What waits for this service: records that it has not finished with, and dead letters that nobody has replayed. The
 * broker is asked, not our own consumers, so that one that hangs shows too. Every instance sees the same.
 */
class Backlog implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final DeadLetterTopics topics;
    private final MultiGauge lag;
    private final MultiGauge deadLetters;

    Backlog(Map<String, Object> settings, DeadLetterTopics topics, MeterRegistry meters) {
        this.admin = Admin.create(settings);
        this.topics = topics;
        this.lag = MultiGauge.builder("taomarket.kafka.lag")
                .description("Records of a topic that this service has not finished with")
                .register(meters);
        this.deadLetters = MultiGauge.builder("taomarket.dead.letters.waiting")
                .description("Records of a topic that were set aside and not replayed")
                .register(meters);
    }

    /** At a fixed rate, which has a thread of its own: a broker that is away must hold up nothing else. */
    @Scheduled(
            fixedRateString = "${taomarket.kafka.lag-interval:10s}",
            initialDelayString = "${taomarket.kafka.lag-interval:10s}")
    void look() {
        try {
            show(lag, behind(committed(topics.group())));
            show(deadLetters, behind(unreplayed()));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The broker was not asked how much waits: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the replays stand in each topic of dead letters; those have one partition. */
    private Map<TopicPartition, Long> unreplayed() throws ExecutionException, TimeoutException, InterruptedException {
        var letters = get(admin.listTopics().names()).stream()
                .filter(topics::areOurs)
                .map(name -> new TopicPartition(name, 0))
                .toList();
        if (letters.isEmpty()) return Map.of();
        var from = new HashMap<>(offsets(letters, OffsetSpec.earliest()));
        committed(topics.replayGroup())
                .forEach(
                        (partition, offset) -> from.computeIfPresent(partition, (_, begin) -> Math.max(begin, offset)));
        return from;
    }

    private Map<TopicPartition, Long> committed(String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> marks =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return marks.entrySet().stream()
                .filter(mark -> Objects.nonNull(mark.getValue()))
                .collect(toMap(Map.Entry::getKey, mark -> mark.getValue().offset()));
    }

    private Map<String, Long> behind(Map<TopicPartition, Long> from)
            throws ExecutionException, TimeoutException, InterruptedException {
        var byTopic = new TreeMap<String, Long>();
        offsets(from.keySet(), OffsetSpec.latest())
                .forEach((partition, end) -> byTopic.merge(
                        partition.topic(), Math.max(0, end - from.getOrDefault(partition, end)), Long::sum));
        return byTopic;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (partitions.isEmpty()) return Map.of();
        var asked = partitions.stream().collect(toMap(partition -> partition, _ -> which));
        return get(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, answer -> answer.getValue().offset()));
    }

    private static void show(MultiGauge gauge, Map<String, Long> byTopic) {
        gauge.register(
                byTopic.entrySet().stream()
                        .map(entry -> Row.of(Tags.of("topic", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        admin.close(Duration.ZERO);
    }
}
