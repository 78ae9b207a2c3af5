package io.taomarket.chassis.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Traces by Spring Boot's OpenTelemetry. It observes nothing by itself (see chassis-defaults.yaml): the few steps that
 * are worth a look are made here and where the work is done.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
class TraceAutoConfiguration {

    /** Without anybody to send them to, no trace is begun. */
    @Bean
    Traces traces(
            ObjectProvider<Tracer> tracer,
            ObjectProvider<SpanExporter> exporters,
            @Value("${taomarket.internal.door:false}") boolean isDoor,
            @Value("${management.tracing.sampling.probability}") double share) {
        var begins = isDoor && exporters.stream().findAny().isPresent();
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP), begins ? share : 0);
    }

    /** Lines of the log name the trace as the Elastic Common Schema does. */
    @Bean
    Slf4JEventListener traceInLog() {
        return new Slf4JEventListener("trace.id", "span.id");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Http {

        @Bean
        FilterRegistrationBean<TraceFilter> traceFilter(
                Traces traces, @Value("${taomarket.internal.door:false}") boolean isDoor) {
            var registration = new FilterRegistrationBean<>(new TraceFilter(traces, isDoor));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5); // within the observation, before all others
            return registration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RecordInterceptor.class)
    static class Kafka {

        @Bean
        RecordInterceptor<Object, Object> tracedRecords(Traces traces) {
            return new TracedRecords(traces);
        }

        @Bean
        BatchInterceptor<Object, Object> tracedBatches(Traces traces, Clock clock) {
            return new TracedBatches(traces, clock);
        }
    }
}
