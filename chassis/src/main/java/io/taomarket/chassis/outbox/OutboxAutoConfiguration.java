package io.taomarket.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.leader.LeaderAutoConfiguration;
import io.taomarket.chassis.leader.WriterLock;
import io.taomarket.chassis.trace.Traces;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of a service that has a database and Kafka. */
@AutoConfiguration(
        after = LeaderAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnClass({KafkaTemplate.class, JdbcClient.class})
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    EventJson eventJson(JsonMapper mapper) {
        return new EventJson(mapper);
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    OutboxRelay outboxRelay(
            JdbcClient jdbc,
            WriterLock writer,
            PlatformTransactionManager transactions,
            KafkaOperations<?, ?> kafka,
            OutboxProperties properties,
            @Value("${spring.application.name}") String source) {
        @SuppressWarnings("unchecked") // the serialisers are set in chassis-defaults.yaml
        var bytes = (KafkaOperations<String, byte[]>) kafka;
        return new OutboxRelay(jdbc, writer, new TransactionTemplate(transactions), bytes, properties, source);
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    Outbox outbox(JdbcClient jdbc, EventJson json, OutboxRelay relay, Traces traces) {
        return new Outbox(jdbc, json, relay, traces);
    }

    @Bean
    @ConditionalOnBean({MeterRegistry.class, JdbcClient.class})
    OutboxMeters outboxMeters(MeterRegistry meters, JdbcClient jdbc, Clock clock) {
        return new OutboxMeters(meters, jdbc, clock);
    }
}
