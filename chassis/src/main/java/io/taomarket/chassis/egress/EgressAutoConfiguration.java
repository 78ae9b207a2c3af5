package io.taomarket.chassis.egress;

import inet.ipaddr.IPAddress;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
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
    OutboundHttp outboundHttp(EgressProperties properties) {
        return new OutboundHttp(properties);
    }
}
