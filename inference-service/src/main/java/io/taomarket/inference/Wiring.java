package io.taomarket.inference;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.inference.RequestServed;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    NewTopics inferenceTopics(Topics topics) {
        return new NewTopics(topics.facts(RequestServed.TOPIC));
    }

    /** Chance in routing; tests bring a seeded one. */
    @Bean
    RandomGenerator routingChance() {
        return new SecureRandom();
    }

    /** OpenAI's clients ask for {@code /v1/models/author%2Fslug}; the slash stays inside the id. */
    @Bean
    TomcatConnectorCustomizer slashesInModelIds() {
        return connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    }
}
