package io.taomarket.chassis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.micrometer.tracing.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.chassis.trace.Traces;
import io.taomarket.contracts.emission.BlockProduced;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@SampleTest
class TraceIntegrationTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    Traces traces;

    @Autowired
    SampleService.Teller teller;

    @Autowired
    InMemorySpanExporter recorded;

    @Autowired
    TestCallers callers;

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        recorded.reset();
    }

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

    @Test
    void aLineOfTheLogAsJsonLeadsToItsTraceItsRequestAndItsCaller() {
        var accountId = UUID.randomUUID();

        var lines = logOf(SampleService.Door.class, () -> ask(callers.key(accountId, UUID.randomUUID())));

        var line = new JsonMapper().readTree(lines);
        var requestId = line.at("/request_id").asString();
        assertThat(line.at("/message").asString()).isEqualTo("Asked by " + requestId);
        assertThat(line.at("/caller").asString()).isEqualTo(accountId.toString());
        assertThat(line.at("/trace/id").asString()).isEqualTo(TRACE);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(recorded.getFinishedSpanItems())
                .extracting(step -> step.getSpanId())
                .containsExactly(line.at("/span/id").asString()));
    }

    private void ask(String caller) {
        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/whoami")
                .header(CallerTokens.HEADER, caller)
                .header(Traces.HEADER, "00-" + TRACE + "-00f067aa0ba902b7-01")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** What a class logs meanwhile, in the form that containers log. */
    private static String logOf(Class<?> speaker, Runnable action) {
        var logger = (Logger) LoggerFactory.getLogger(speaker);
        var encoder = new StructuredLogEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.setFormat("ecs");
        encoder.start();
        var lines = new ByteArrayOutputStream();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(logger.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        logger.addAppender(appender);
        try {
            action.run();
        } finally {
            logger.detachAppender(appender);
        }
        return lines.toString(UTF_8);
    }
}
