package io.taomarket.registry.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SubnetPropertiesTests {

    @Test
    void readsSubnetsAndWhatTheyChange() {
        var properties = bind(Map.of(
                "registry.subnets[0].name", "chat",
                "registry.subnets[0].hyperparameters.tempo-blocks", "20",
                "registry.new-subnet.immunity-period-blocks", "40"));

        assertThat(properties.subnets()).singleElement().satisfies(subnet -> {
            assertThat(subnet.name()).isEqualTo("chat");
            assertThat(subnet.hyperparameters()).containsExactly(Map.entry("tempo-blocks", "20"));
        });
        assertThat(properties.newSubnet().immunityPeriodBlocks()).isEqualTo(40);
        assertThat(properties.newSubnet().tempoBlocks()).isEqualTo(360);
    }

    @Test
    void hasDefaultsForEverything() {
        var properties = bind(Map.of());

        assertThat(properties.subnets()).isEmpty();
        assertThat(properties.maxSubnets()).isEqualTo(128);
        assertThat(properties.initialPriceRao()).isEqualTo(1_000_000_000);
    }

    private static SubnetProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("registry", SubnetProperties.class);
    }
}
