package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class WeightsTests {

    @Test
    void largestWeightBecomesAll() {
        assertThat(Weights.maxUpscale(new int[] {1, 2, 4})).containsExactly(16384, 32768, 65535);
    }

    @Test
    void keepsAllZeros() {
        assertThat(Weights.maxUpscale(new int[] {0, 0})).containsExactly(0, 0);
        assertThat(Weights.maxUpscale(new int[0])).isEmpty();
    }

    @Property
    void upscalingTwiceChangesNothing(@ForAll @NotEmpty List<@IntRange(max = 65535) Integer> values) {
        Assume.that(values.stream().anyMatch(value -> value > 0));

        var upscaled = Weights.maxUpscale(values.stream().mapToInt(i -> i).toArray());

        assertThat(Arrays.stream(upscaled).max()).hasValue(65535);
        assertThat(Weights.maxUpscale(upscaled)).isEqualTo(upscaled);
    }
}
