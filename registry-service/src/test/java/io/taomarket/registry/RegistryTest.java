package io.taomarket.registry;

import io.taomarket.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole registry; the test stands in for the gateway, for miners and for the services it listens to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({Market.class, Heard.class})
@TestPropertySource(properties = "spring.config.name=registry-service")
public @interface RegistryTest {}
