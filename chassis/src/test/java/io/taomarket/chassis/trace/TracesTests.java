package io.taomarket.chassis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TracesTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Instant BEGUN = Instant.parse("2026-11-22T21:00:00Z");
    private static final String PASSED_ON = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final InMemorySpanExporter recorded = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(recorded))
            .build();
    private final OtelTracer tracer = new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {});

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void whatIsNotTracedIsNoStepAndPassesNothingOn() {
        var traces = new Traces(tracer, 0);

        try (var first = traces.first("GET");
                var step = traces.step("ask")) {
            assertThat(first.isTraced() || step.isTraced()).isFalse();
            assertThat(traces.here()).isEmpty();
        }
        assertThat(recorded.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void stepsGoOnFromWhatWasPassedOn() {
        var traces = new Traces(tracer, 0);

        try (var step = traces.after(PASSED_ON, "POST", Span.Kind.SERVER)) {
            assertThat(step.isTraced()).isTrue();
            assertThat(traces.here())
                    .hasValueSatisfying(
                            here -> assertThat(here).startsWith("00-" + TRACE).isNotEqualTo(PASSED_ON));
            traces.step("ask").close();
            traces.done(traces.here().orElseThrow(), "settle", BEGUN, BEGUN.plusSeconds(1));
        }

        var steps = recorded.getFinishedSpanItems();
        assertThat(steps).extracting(step -> step.getName()).containsExactly("ask", "settle", "POST");
        assertThat(steps).allMatch(step -> step.getTraceId().equals(TRACE));
        assertThat(steps.get(0).getParentSpanId()).isEqualTo(steps.get(2).getSpanId());
        assertThat(steps.get(1).getEndEpochNanos() - steps.get(1).getStartEpochNanos())
                .isEqualTo(1_000_000_000);
        assertThat(steps.get(2).getParentSpanId()).isEqualTo("b7ad6b7169203331");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void whatIsNoTraceOrNoneThatIsRecordedIsPassedOver(String passedOn) {
        assertThat(new Traces(tracer, 1)
                        .after(passedOn, "POST", Span.Kind.SERVER)
                        .isTraced())
                .isFalse();
    }

    @Test
    void workThatIsCarriedToAnotherThreadStaysAPartOfTheTrace() throws InterruptedException {
        var traces = new Traces(tracer, 0);
        var there = new AtomicReference<>(Optional.<String>empty());

        try (var _ = traces.after(PASSED_ON, "POST", Span.Kind.SERVER)) {
            Thread.ofVirtual()
                    .start(Traces.carried(() -> there.set(traces.here())))
                    .join();
            assertThat(there.get()).isEqualTo(traces.here()).isPresent();
        }
    }

    @Test
    void theDoorDoesNotBelieveAStrangersTrace() throws Exception {
        pass(new TraceFilter(new Traces(tracer, 1), true));

        assertThat(recorded.getFinishedSpanItems()).singleElement().satisfies(step -> {
            assertThat(step.getTraceId()).isNotEqualTo(TRACE);
            assertThat(step.getParentSpanContext().isValid()).isFalse();
        });
    }

    @Test
    void behindTheDoorATraceGoesOn() throws Exception {
        pass(new TraceFilter(new Traces(tracer, 0), false));

        assertThat(recorded.getFinishedSpanItems()).singleElement().satisfies(step -> {
            assertThat(step.getTraceId()).isEqualTo(TRACE);
            assertThat(step.getAttributes().asMap().toString()).contains("POST", "200");
        });
    }

    private static void pass(TraceFilter filter) throws IOException, jakarta.servlet.ServletException {
        var request = new MockHttpServletRequest("POST", "/v1/embeddings");
        request.addHeader(Traces.HEADER, PASSED_ON);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
