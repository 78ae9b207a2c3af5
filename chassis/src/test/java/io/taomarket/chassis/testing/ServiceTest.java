package io.taomarket.chassis.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A whole service with a real database and a real broker. Name the service's settings with
 * {@code @TestPropertySource(properties = "spring.config.name=…")}, the same on every class of a module, so that they
 * share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestInfrastructure.class)
@ContextConfiguration(initializers = ServerSettings.class)
@ActiveProfiles("test")
public @interface ServiceTest {}
