package io.taomarket.emission.testing;

import io.taomarket.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole service, the same context for every class; time stands still until {@link World} moves it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(World.class)
@TestPropertySource(
        properties = {
            "spring.config.name=emission-service",
            "emission.tick=10ms",
            "emission.retry-after=10ms",
            "emission.supply.check-interval=200ms",
            "emission.supply.connect-timeout=500ms",
            "emission.supply.read-timeout=500ms"
        })
public @interface EmissionTest {}
