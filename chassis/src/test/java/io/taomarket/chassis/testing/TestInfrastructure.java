package io.taomarket.chassis.testing;

import io.taomarket.chassis.caller.CallerTokens;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets a test speak for the gateway. */
@TestConfiguration(proxyBeanMethods = false)
public class TestInfrastructure {

    @Bean
    TestCallers testCallers(CallerTokens tokens) {
        return new TestCallers(tokens);
    }
}
