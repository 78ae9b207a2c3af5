package io.taomarket.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.taomarket.chassis.trace.Traces;
import io.taomarket.contracts.emission.BlockProduced;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class TraceIntegrationTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    Traces traces;

    @Autowired
    SampleService.Teller teller;

    @Autowired
    InMemorySpanExporter recorded;

    @Test
    void aFactThatIsPublishedLaterIsHeardInTheTraceInWhichItWasSaid() {
        try (var _ = traces.after("00-" + TRACE + "-00f067aa0ba902b7-01", "say", Span.Kind.SERVER)) {
            assertThat(MDC.get("trace.id")).isEqualTo(TRACE);
            teller.say(ChassisIntegrationTests.block(9001));
        }
        teller.say(ChassisIntegrationTests.block(9002));

        assertThat(MDC.get("trace.id")).isNull();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(recorded.getFinishedSpanItems())
                .filteredOn(step -> step.getTraceId().equals(TRACE))
                .extracting(step -> step.getName())
                .containsExactlyInAnyOrder("say", "hear " + BlockProduced.TOPIC));
        assertThat(recorded.getFinishedSpanItems()).hasSize(2);
    }
}
