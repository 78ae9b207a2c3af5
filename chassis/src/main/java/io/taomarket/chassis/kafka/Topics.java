package io.taomarket.chassis.kafka;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Makes the topics that a service owns. Declare one bean of {@link NewTopics} per service with it. */
public final class Topics {

    private static final String FOREVER = "-1";

    private final TopicProperties properties;

    Topics(TopicProperties properties) {
        this.properties = properties;
    }

    /** A topic of things that happened; kept for ever, because a new consumer may need them all. */
    public NewTopic facts(String name) {
        return base(name).config(TopicConfig.RETENTION_MS_CONFIG, FOREVER).build();
    }

    /** A topic whose newest event per key is the whole present state; older ones are dropped in time. */
    public NewTopic state(String name) {
        return base(name).compact().build();
    }

    /** A topic of records that could not be handled; kept for ever, in the one order in which they were set aside. */
    public NewTopic deadLetters(String name) {
        return base(name)
                .partitions(1)
                .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                .config(TopicConfig.RETENTION_MS_CONFIG, FOREVER)
                .build();
    }

    private TopicBuilder base(String name) {
        return TopicBuilder.name(name).partitions(properties.partitions()).replicas(properties.replicas());
    }
}
