package io.taomarket.emission.supply;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.taomarket.chassis.caller.ServiceCalls;
import io.taomarket.chassis.outbox.EventJson;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
class WalletWiring {

    private static final int CALLS_JUDGED = 20;
    private static final Duration REST = Duration.ofSeconds(1);

    /** Many may ask for the supply: while wallet fails they are told at once, and it is left in peace for a moment. */
    @Bean
    CircuitBreaker walletBreaker() {
        return CircuitBreaker.of(
                "wallet",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_JUDGED)
                        .minimumNumberOfCalls(CALLS_JUDGED)
                        .waitDurationInOpenState(REST)
                        .build());
    }

    @Bean
    WalletClient walletClient(
            @Value("${taomarket.services.wallet}") String baseUrl,
            ServiceCalls calls,
            EventJson json,
            SupplyProperties properties) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(properties.readTimeout());
        var rest = RestClient.builder()
                .baseUrl(baseUrl)
                .requestFactory(requests)
                .requestInterceptor(calls)
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper())))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
                .build()
                .createClient(WalletClient.class);
    }
}
