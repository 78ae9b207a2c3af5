package io.taomarket.chassis.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a service at the {@link Servers} of this JVM. */
class ServerSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String SECRET = "a secret that only tests know, 32+ characters";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var servers = Servers.running();
        Map<String, Object> settings = Map.of(
                "spring.datasource.url", servers.jdbcUrl(),
                "spring.datasource.username", servers.databaseUser(),
                "spring.datasource.password", servers.databasePassword(),
                "spring.kafka.bootstrap-servers", servers.kafka(),
                "taomarket.kafka.partitions", "1",
                "taomarket.internal.secrets[0]", SECRET);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-servers", settings));
    }
}
