package io.taomarket.inference.meter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeterWiring {

    @Bean
    Tokens platformTokens(Tokenizers tokenizers, MeterProperties properties) {
        return tokenizers.named(properties.encoding());
    }
}
