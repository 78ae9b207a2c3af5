package io.taomarket.gateway.door;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Browsers of other sites are let in only where the operator names them; never with credentials of the browser. */
@Configuration(proxyBeanMethods = false)
class CorsConfiguration {

    private static final List<String> READABLE = List.of("x-request-id", "x-tao-miner", "x-tao-cost-rao");

    @Bean
    @ConditionalOnProperty("gateway.cors.allowed-origins[0]")
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
        var rules = new org.springframework.web.cors.CorsConfiguration();
        rules.setAllowedOrigins(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of("authorization", "content-type", "idempotency-key"));
        rules.setExposedHeaders(READABLE);
        rules.setAllowCredentials(false);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        var registration = new FilterRegistrationBean<>(new CorsFilter(source));
        registration.setOrder(Pipeline.CORS);
        return registration;
    }

    /**
     * Which browsers may call us.
     *
     * @param allowedOrigins origins of sites, such as {@code https://app.example}; none by default
     */
    @ConfigurationProperties("gateway.cors")
    record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
}
