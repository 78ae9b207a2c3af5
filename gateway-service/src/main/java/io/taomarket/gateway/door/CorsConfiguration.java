package io.taomarket.gateway.door;

import static org.springframework.web.cors.CorsConfiguration.ALL;

import io.taomarket.chassis.problem.Refusal;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Browsers of other sites are let in only where the operator names them; never with credentials of the browser. */
@Configuration(proxyBeanMethods = false)
class CorsConfiguration {

    private static final List<String> READABLE = List.of(
            "x-request-id",
            "x-tao-miner",
            "x-tao-cost-rao",
            "x-tao-overhead-ms",
            "idempotency-replayed",
            "openai-processing-ms",
            "retry-after",
            "retry-after-ms",
            "x-should-retry",
            "x-ratelimit-limit-requests",
            "x-ratelimit-remaining-requests",
            "x-ratelimit-reset-requests",
            "x-ratelimit-limit-tokens",
            "x-ratelimit-remaining-tokens",
            "x-ratelimit-reset-tokens");

    @Bean
    @ConditionalOnProperty("gateway.cors.allowed-origins[0]")
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
        var rules = new org.springframework.web.cors.CorsConfiguration();
        rules.setAllowedOrigins(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(
                List.of(ALL)); // official clients add headers of their own; none of them is a credential
        rules.setExposedHeaders(READABLE);
        rules.setAllowCredentials(false);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new Envelopes());
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Pipeline.CORS);
        return registration;
    }

    /** Refuses strange sites in the words in which everything is refused. */
    private static final class Envelopes extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw new Refusal(HttpStatus.FORBIDDEN, "origin_not_allowed", "This site may not call us from a browser.");
        }
    }

    /**
     * Which browsers may call us.
     *
     * @param allowedOrigins origins of sites, such as {@code https://app.example}; none by default
     */
    @ConfigurationProperties("gateway.cors")
    record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
}
