package io.taomarket.chassis.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.problem.Outage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Sets a record aside so that those behind it can pass, unless the world is to blame for its last failure: then it
 * refuses, and the record is tried again from the start.
 */
final class SettingAside implements ConsumerRecordRecoverer {

    private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);
    private static final int ANY_PARTITION = -1;

    private final DeadLetterPublishingRecoverer publisher;
    private final DeadLetterTopics topics;
    private final MeterRegistry meters;

    SettingAside(KafkaOperations<?, ?> kafka, DeadLetterTopics topics, MeterRegistry meters) {
        this.publisher = new DeadLetterPublishingRecoverer(
                kafka, (message, _) -> new TopicPartition(topics.declared(message.topic()), ANY_PARTITION));
        publisher.addHeadersFunction((_, failure) -> DeadLetter.reason(failure));
        this.topics = topics;
        this.meters = meters;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, Exception failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        if (Outage.isBehind(failure))
            throw new KafkaException("The record waits until the world is well: " + cause, failure);
        publisher.accept(message, failure);
        LOG.error("Set aside {}: {}", message, cause);
        meters.counter("taomarket.dead.letters", "topic", message.topic(), "group", topics.group())
                .increment();
    }
}
