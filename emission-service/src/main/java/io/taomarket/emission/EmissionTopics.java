package io.taomarket.emission;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.emission.EpochPaid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics this service speaks on. */
@Configuration(proxyBeanMethods = false)
class EmissionTopics {

    @Bean
    NewTopics spokenTopics(Topics topics) {
        return new NewTopics(topics.facts(BlockProduced.TOPIC), topics.facts(EpochPaid.TOPIC));
    }
}
