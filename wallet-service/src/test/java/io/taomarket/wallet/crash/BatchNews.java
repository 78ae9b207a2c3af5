package io.taomarket.wallet.crash;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.wallet.BatchPosted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the outbox has told the world about batches. */
final class BatchNews {

    private BatchNews() {}

    /** The sequences in the order in which each was first heard. */
    static List<Long> sequences(String kafka, EventJson json) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        var topic = new TopicPartition(BatchPosted.TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            var end = consumer.endOffsets(List.of(topic)).get(topic);
            Set<Long> heard = new LinkedHashSet<>();
            while (consumer.position(topic) < end) {
                for (var message : consumer.poll(Duration.ofSeconds(1)))
                    heard.add(json.read(message.value(), BatchPosted.class).sequence());
            }
            return new ArrayList<>(heard);
        }
    }
}
