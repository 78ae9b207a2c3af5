package io.taomarket.chassis;

import io.taomarket.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The sample service, one for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
        properties = {
            "spring.application.name=sample",
            "taomarket.service=sample",
            "taomarket.kafka.lag-interval=300ms",
            "management.opentelemetry.tracing.export.schedule-delay=100ms"
        })
@interface SampleTest {}
