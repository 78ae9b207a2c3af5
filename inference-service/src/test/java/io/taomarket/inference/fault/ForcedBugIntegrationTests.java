package io.taomarket.inference.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.taomarket.inference.testing.InferenceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A mistake of ours tells strangers nothing, and us everything. */
class ForcedBugIntegrationTests extends InferenceTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Faults.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void isAnOpaque500WhoseIdStandsInTheLogBesideTheCause() throws Exception {
        var response = get(customer(0), ForcedBug.PATH);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(error(response).get("code").stringValue()).isEqualTo("internal_error");
        assertThat(error(response).get("type").stringValue()).isEqualTo("server_error");
        assertThat(response.body()).doesNotContain("jdbc", "10.1.2.3", "Exception", "\tat ", "java");
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getMDCPropertyMap()).containsEntry("request_id", requestId);
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo(ForcedBug.SECRET);
        });
    }
}
