package io.taomarket.inference.paid;

import io.taomarket.chassis.presence.Farewell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaidWiring {

    @Bean
    Farewell farewell(PatienceProperties patience) {
        return new Farewell(patience.farewell());
    }
}
