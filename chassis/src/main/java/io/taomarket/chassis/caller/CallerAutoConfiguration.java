package io.taomarket.chassis.caller;

import io.taomarket.chassis.trace.Traces;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Internal authentication. The gateway, which lets strangers in and says who they are, turns the filter off with
 * {@code taomarket.internal.door=true}.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebMvcConfigurer.class)
@EnableConfigurationProperties(CallerProperties.class)
class CallerAutoConfiguration {

    @Bean
    CallerTokens callerTokens(CallerProperties properties, Clock clock) {
        return new CallerTokens(properties.secrets(), properties.ttl(), clock);
    }

    @Bean
    ServiceCalls serviceCalls(CallerTokens tokens, @Value("${spring.application.name}") String service, Traces traces) {
        return new ServiceCalls(tokens, service, traces);
    }

    @Bean
    @ConditionalOnProperty(name = "taomarket.internal.door", havingValue = "false", matchIfMissing = true)
    FilterRegistrationBean<CallerFilter> callerFilter(CallerTokens tokens, Traces traces) {
        var registration = new FilterRegistrationBean<>(new CallerFilter(tokens, traces));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
