package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class MarketplaceTests {

    @Test
    void leavesNoProcessBehindWhenItDoesNotOpenInTime() {
        var late = Marketplace.prepare("late", 30_080, Map.of());

        assertThatThrownBy(() -> late.start(Duration.ofMillis(200))).isInstanceOf(ConditionTimeoutException.class);

        assertThat(late.isRunning()).isFalse();
    }
}
