package io.taomarket.inference.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplingTests {

    private static final String IN_THE_BOX = "taomarket/chat-mini";
    private static final String OTHER = "meta/llama-3.2";

    @Test
    void aMinerOfAModelInTheBoxIsAlwaysToldATemperature() {
        assertThat(Sampling.DEFAULT.forMiner(IN_THE_BOX)).isEqualTo(Map.of("temperature", 0));
        assertThat(Sampling.DEFAULT.forMiner(OTHER)).isEmpty();
    }

    @Test
    void whatTheCustomerNamesIsPassedOn() {
        var sampling = new Sampling(Map.of("temperature", 0.7), List.of("###"));

        for (var model : List.of(IN_THE_BOX, OTHER))
            assertThat(sampling.forMiner(model)).isEqualTo(Map.of("temperature", 0.7, "stop", List.of("###")));
    }
}
