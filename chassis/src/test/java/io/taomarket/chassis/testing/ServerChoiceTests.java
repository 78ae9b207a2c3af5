package io.taomarket.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ServerChoiceTests {

    private static final BooleanSupplier ENGINE = () -> true;
    private static final BooleanSupplier NO_ENGINE = () -> false;
    private static final BooleanSupplier UNASKED = () -> {
        throw new AssertionError("nobody wants to know");
    };

    @Test
    void anEngineThatAnswersIsUsed() {
        assertThat(ServerChoice.of(null, ENGINE))
                .matches(ServerChoice::containers)
                .hasToString("integration tests use PostgreSQL and Kafka in containers: a Docker engine answers");
    }

    @Test
    void withoutAnEngineTheServersAreEmbedded() {
        assertThat(ServerChoice.of(null, NO_ENGINE))
                .matches(choice -> !choice.containers())
                .hasToString("integration tests use embedded PostgreSQL and Kafka: no Docker engine answers");
    }

    @Test
    void whoeverAsksForOneGetsItWhateverAnswers() {
        assertThat(ServerChoice.of("embedded", UNASKED))
                .hasToString("integration tests use embedded PostgreSQL and Kafka:"
                        + " -Dtaomarket.test.servers=embedded asks for them");
        assertThat(ServerChoice.of("containers", UNASKED))
                .hasToString("integration tests use PostgreSQL and Kafka in containers:"
                        + " -Dtaomarket.test.servers=containers asks for them");
    }

    @Test
    void aMisspeltWishIsNotTakenForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerChoice.of("container", UNASKED))
                .withMessageContaining("-Dtaomarket.test.servers=container: say containers or embedded");
    }
}
