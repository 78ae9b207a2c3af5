package io.taomarket.inference.catalogue;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The partitions that are read, and how far each must be read before the catalogue can be trusted. */
final class Topics {

    private static final List<String> NAMES =
            List.of(SubnetChanged.TOPIC, NeuronChanged.TOPIC, OfferChanged.TOPIC, ScoreChanged.TOPIC);

    private final Consumer<String, byte[]> consumer;
    private final Set<TopicPartition> assigned = new LinkedHashSet<>();
    private final Map<TopicPartition, Long> unread = new HashMap<>();
    private boolean lookedUp;

    Topics(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Finds topics and partitions that were not there before; a topic that nobody has made yet says nothing. */
    void lookUp(Duration patience) {
        var existing = consumer.listTopics(patience);
        var found = new ArrayList<TopicPartition>();
        for (var name : NAMES) {
            for (var partition : existing.getOrDefault(name, List.of()))
                found.add(new TopicPartition(name, partition.partition()));
        }
        found.removeAll(assigned);
        lookedUp = true;
        if (found.isEmpty()) return;
        assigned.addAll(found);
        consumer.assign(assigned);
        consumer.seekToBeginning(found);
        unread.putAll(consumer.endOffsets(found, patience));
    }

    ConsumerRecords<String, byte[]> poll(Duration timeout) {
        return assigned.isEmpty() ? emptyAfter(timeout) : consumer.poll(timeout);
    }

    boolean areRead() {
        unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return lookedUp && unread.isEmpty();
    }

    private static ConsumerRecords<String, byte[]> emptyAfter(Duration timeout) {
        LockSupport.parkNanos(timeout.toNanos());
        return ConsumerRecords.empty();
    }
}
