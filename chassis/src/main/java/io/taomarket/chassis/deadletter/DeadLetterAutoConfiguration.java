package io.taomarket.chassis.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.kafka.Topics;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.web.servlet.DispatcherServlet;

/** Every listener's failures are retried within limits and then set aside; the operator sees and replays them. */
@AutoConfiguration(beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass({KafkaTemplate.class, DataAccessException.class, JdbcClient.class})
class DeadLetterAutoConfiguration {

    @Bean
    DeadLetterTopics deadLetterTopics(
            Topics topics, KafkaAdmin admin, @Value("${spring.application.name}") String group) {
        return new DeadLetterTopics(topics, admin, group);
    }

    @Bean
    CommonErrorHandler retriesThenDeadLetters(
            KafkaOperations<?, ?> kafka, DeadLetterTopics topics, MeterRegistry meters) {
        return Retries.then(new SettingAside(kafka, topics, meters));
    }

    @Bean
    Backlog backlog(KafkaAdmin admin, DeadLetterTopics topics, MeterRegistry meters) {
        return new Backlog(admin.getConfigurationProperties(), topics, meters);
    }

    /** The operator's side of it; not where strangers come in, because nobody says there who calls. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({DispatcherServlet.class, Caller.class})
    @ConditionalOnProperty(name = "taomarket.internal.door", havingValue = "false", matchIfMissing = true)
    @EnableConfigurationProperties(DeadLetterProperties.class)
    static class Desk {

        @Bean
        @SuppressWarnings("unchecked") // the (de)serialisers are set in chassis-defaults.yaml
        DeadLetterController deadLetterController(
                DeadLetterTopics topics,
                ConsumerFactory<?, ?> consumers,
                KafkaOperations<?, ?> kafka,
                KafkaAdmin admin,
                DeadLetterProperties limits) {
            var patience = limits.patience();
            var bytes = (ConsumerFactory<String, byte[]>) consumers;
            var group = topics.replayGroup();
            Supplier<TopicReader> readers = () -> new TopicReader(bytes.createConsumer(group, group, ""), patience);
            var replays = new Replays(
                    topics,
                    readers,
                    new NewerStates(admin, patience),
                    (KafkaOperations<String, byte[]>) kafka,
                    patience);
            return new DeadLetterController(new DeadLetters(topics, readers), replays, limits);
        }
    }
}
