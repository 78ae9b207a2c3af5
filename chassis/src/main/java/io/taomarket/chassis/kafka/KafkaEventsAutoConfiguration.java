package io.taomarket.chassis.kafka;

import io.taomarket.chassis.outbox.EventJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.converter.ByteArrayJacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;

/** Every listener gets its event as a record; topics are made with the right settings. */
@AutoConfiguration(beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass(KafkaTemplate.class)
@EnableConfigurationProperties(TopicProperties.class)
class KafkaEventsAutoConfiguration {

    @Bean
    Topics chassisTopics(TopicProperties properties) {
        return new Topics(properties);
    }

    @Bean
    RecordMessageConverter eventConverter(EventJson json) {
        return new ByteArrayJacksonJsonMessageConverter(json.mapper());
    }

    @Bean
    KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
        return new KafkaHealth(admin.getConfigurationProperties());
    }
}
