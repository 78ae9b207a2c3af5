package io.taomarket.inference.generation;

import io.taomarket.inference.spool.Relay;
import io.taomarket.inference.spool.Spool;
import io.taomarket.inference.spool.SpoolProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GenerationWiring {

    @Bean
    Relay kafkaRelay(Spool spool, SpoolProperties properties, Destinations destinations) {
        return new Relay(Destinations.KAFKA, spool, properties, destinations::publish);
    }

    @Bean
    Relay generationRelay(Spool spool, SpoolProperties properties, Destinations destinations) {
        return new Relay(Destinations.GENERATIONS, spool, properties, destinations::store);
    }
}
