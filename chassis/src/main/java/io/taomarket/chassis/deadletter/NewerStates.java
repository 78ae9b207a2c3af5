package io.taomarket.chassis.deadletter;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Finds the dead letters that a newer record of the same key has made meaningless. In a compacted topic they must not
 * be sent again: the old state would come last, and be all that compaction leaves.
 */
final class NewerStates {

    private final KafkaAdmin admin;
    private final Duration patience;

    NewerStates(KafkaAdmin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /** Those of the letters that are older than their key's state; none in a topic that is not compacted. */
    Set<ConsumerRecord<String, byte[]>> outdated(
            String original, List<ConsumerRecord<String, byte[]>> letters, TopicReader reader) {
        var from = new HashMap<TopicPartition, Long>();
        for (var letter : letters) {
            var origin = new TopicPartition(original, DeadLetter.originalPartition(letter.headers()));
            if (origin.partition() >= 0) from.merge(origin, DeadLetter.originalOffset(letter.headers()) + 1, Math::min);
        }
        if (from.isEmpty() || !isCompacted(original)) return Set.of();
        var newest = newestOffsets(reader, from);
        var outdated = new HashSet<>(letters);
        outdated.removeIf(
                letter -> newest.getOrDefault(letter.key(), -1L) <= DeadLetter.originalOffset(letter.headers()));
        return outdated;
    }

    private static Map<String, Long> newestOffsets(TopicReader reader, Map<TopicPartition, Long> from) {
        var newest = new HashMap<String, Long>();
        reader.read(reader.toTheEnds(from), message -> {
            newest.put(message.key(), message.offset());
            return true;
        });
        return newest;
    }

    private boolean isCompacted(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            var settings =
                    client.describeConfigs(List.of(resource)).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var policy = requireNonNull(settings.get(resource)).get(TopicConfig.CLEANUP_POLICY_CONFIG);
            return policy != null && policy.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking about " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The broker does not describe " + topic, e);
        }
    }
}
