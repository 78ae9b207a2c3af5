package io.taomarket.chassis.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.outbox.EventJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.support.converter.ByteArrayJacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;

/** Every listener gets its event as a record, and a record that cannot be handled is set aside. */
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
    CommonErrorHandler deadLetters(
            KafkaOperations<?, ?> kafka, MeterRegistry meters, @Value("${spring.application.name}") String group) {
        return DeadLetters.errorHandler(kafka, group, meters);
    }

    @Bean
    KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
        return new KafkaHealth(admin.getConfigurationProperties());
    }
}
