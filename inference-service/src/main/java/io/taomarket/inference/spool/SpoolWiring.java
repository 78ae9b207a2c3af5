package io.taomarket.inference.spool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SpoolWiring {

    @Bean
    Spool spool(SpoolProperties properties) {
        return new Spool(properties);
    }

    @Bean
    Gauge spoolWaiting(MeterRegistry meters, Spool spool) {
        return Gauge.builder("taomarket.inference.spool.waiting", spool, Spool::waitingBytes)
                .baseUnit("bytes")
                .description("Served requests that Kafka or the database has not yet taken")
                .register(meters);
    }

    @Bean
    Gauge spoolLimit(MeterRegistry meters, SpoolProperties properties) {
        return Gauge.builder("taomarket.inference.spool.limit", properties, SpoolProperties::maxBytes)
                .baseUnit("bytes")
                .description("How much may wait before no request is taken any more")
                .register(meters);
    }
}
