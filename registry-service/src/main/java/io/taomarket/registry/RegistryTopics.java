package io.taomarket.registry;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.registry.SubnetChanged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that the registry speaks on. */
@Configuration(proxyBeanMethods = false)
class RegistryTopics {

    @Bean
    NewTopics spokenTopics(Topics topics) {
        return new NewTopics(
                topics.state(SubnetChanged.TOPIC),
                topics.state(NeuronChanged.TOPIC),
                topics.state(OfferChanged.TOPIC),
                topics.facts(RegistrationRequested.TOPIC));
    }
}
