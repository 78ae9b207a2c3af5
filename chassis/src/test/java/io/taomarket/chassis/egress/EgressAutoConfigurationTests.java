package io.taomarket.chassis.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EgressAutoConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EgressAutoConfiguration.class));

    @Test
    void isClosedToPrivateAddressesAndCountsWhatItRefuses() {
        runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            assertThat(context.getBean(EgressProperties.class).allowPrivateAddresses())
                    .isFalse();
            var request = OutboundRequest.get(new EndpointUrl("https", "localhost", 8443, ""), "/", Map.of());

            assertThatExceptionOfType(OutboundFailure.class)
                    .isThrownBy(() -> context.getBean(OutboundHttp.class).exchange("miner", request));

            var refusals = context.getBean(MeterRegistry.class).find("taomarket.egress.refusals");
            assertThat(refusals.counters()).hasSize(1).allSatisfy(counter -> {
                assertThat(counter.count()).isEqualTo(1);
                assertThat(counter.getId().getTag("rule")).endsWith("-loopback");
            });
        });
    }

    @Test
    void worksWithoutMetersAndStaysAwayWithoutTheHttpClient() {
        runner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(context -> assertThat(context).hasSingleBean(OutboundHttp.class));
        runner.withClassLoader(new FilteredClassLoader(CloseableHttpClient.class))
                .run(context -> assertThat(context).doesNotHaveBean(EgressGuard.class));
    }
}
