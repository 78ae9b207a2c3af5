package io.taomarket.chassis.testing;

import io.taomarket.chassis.caller.CallerTokens;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Points a service at the {@link Servers} of this JVM. */
@TestConfiguration(proxyBeanMethods = false)
public class TestInfrastructure {

    static final String SECRET = "a secret that only tests know, 32+ characters";

    @Bean
    DynamicPropertyRegistrar servers() {
        var servers = Servers.running();
        return registry -> {
            registry.add("spring.datasource.url", servers::jdbcUrl);
            registry.add("spring.datasource.username", servers::databaseUser);
            registry.add("spring.datasource.password", servers::databasePassword);
            registry.add("spring.kafka.bootstrap-servers", servers::kafka);
            registry.add("taomarket.kafka.partitions", () -> "1");
            registry.add("taomarket.internal.secrets", () -> SECRET);
        };
    }

    @Bean
    TestCallers testCallers(CallerTokens tokens) {
        return new TestCallers(tokens);
    }
}
