package io.taomarket.chassis.egress;

import inet.ipaddr.IPAddress;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Offers the guarded way out to the services that have the HTTP client on their class path. */
@AutoConfiguration
@ConditionalOnClass({CloseableHttpClient.class, IPAddress.class})
@EnableConfigurationProperties(EgressProperties.class)
class EgressAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EgressGuard egressGuard(EgressProperties properties) {
        return new EgressGuard(properties);
    }

    /** Lazy, because most services only read the rules and need no connection pool. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    OutboundHttp outboundHttp(EgressProperties properties, ObjectProvider<Refusals> refusals) {
        return new OutboundHttp(properties, refusals.getIfAvailable(() -> ruleId -> {}));
    }

    /** Counts refusals by rule: a burst of them is somebody trying the doors. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        Refusals egressRefusals(ObjectProvider<MeterRegistry> meters) {
            return ruleId ->
                    meters.ifAvailable(registry -> registry.counter("taomarket.egress.refusals", "rule", ruleId)
                            .increment());
        }
    }
}
