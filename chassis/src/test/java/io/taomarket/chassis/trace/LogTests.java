package io.taomarket.chassis.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class LogTests {

    @Test
    void aLineAsJsonSaysWhichTraceRequestAndCallerItBelongsTo() {
        var context = new LoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        var logger = context.getLogger("io.taomarket.Sample");
        var event = new LoggingEvent("", logger, Level.INFO, "settled", null, null);
        event.setMDCPropertyMap(
                Map.of("trace.id", "abc", "span.id", "def", "request_id", "req_1", "caller", "an-account"));

        var line = new JsonMapper().readTree(new String(encoder.encode(event), UTF_8));

        assertThat(line.at("/trace/id").asString()).isEqualTo("abc");
        assertThat(line.at("/span/id").asString()).isEqualTo("def");
        assertThat(line.at("/request_id").asString()).isEqualTo("req_1");
        assertThat(line.at("/caller").asString()).isEqualTo("an-account");
    }
}
