package io.taomarket.emission.share;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ShareWiring {

    @Bean
    ShareRule shareRule(ShareProperties properties) {
        return switch (properties.rule()) {
            case DEMAND -> new DemandShare(properties.floorPercent());
            case FIXED -> new FixedShare(properties.weights());
        };
    }
}
