package io.taomarket.scoring.testing;

import io.taomarket.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole service, the same context for every class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(World.class)
@TestPropertySource(
        properties = {
            "spring.config.name=scoring-service",
            "taomarket.platform.key-file=target/test-keys/platform.seed",
            "taomarket.egress.allow-private-addresses=true",
            "scoring.house-validators[0].key-file=target/test-keys/house-0.seed",
            "scoring.house-validators[1].key-file=target/test-keys/house-1.seed",
            "scoring.house-validators[2].key-file=target/test-keys/house-2.seed",
            "scoring.round-interval=200ms",
            "scoring.round-tick=100ms",
            "scoring.probe.timeout=2s"
        })
public @interface ScoringTest {}
