package io.taomarket.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResetTimeTests {

    @Test
    void writesDurationsAsOpenAiDoes() {
        assertThat(ResetTime.of(Duration.ofMinutes(6))).isEqualTo("6m0s");
        assertThat(ResetTime.of(Duration.ofMillis(1_400))).isEqualTo("1s");
        assertThat(ResetTime.of(Duration.ofMillis(20))).isEqualTo("20ms");
    }
}
