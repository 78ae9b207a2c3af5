package io.taomarket.scoring.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringTests {

    private static final int SEEDS = 200;
    private static final double MOST_WITHOUT_ODDS = 0.3;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTemperatureIsAlwaysNamedAndOftenZero(boolean withOdds) {
        assertThat(drawn(withOdds))
                .extracting(Steering::temperature)
                .contains(0.0, 0.1, MOST_WITHOUT_ODDS)
                .allMatch(temperature -> temperature <= (withOdds ? 1 : MOST_WITHOUT_ODDS));
        assertThat(parameters(withOdds)).allMatch(parameters -> parameters.containsKey("temperature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top_p", "frequency_penalty", "presence_penalty", "seed", "stop"})
    void someNameAParameterAndMostDoNot(String name) {
        assertThat(parameters(false).stream().filter(parameters -> parameters.containsKey(name)))
                .hasSizeBetween(SEEDS / 10, SEEDS / 3);
    }

    private static List<Map<String, Object>> parameters(boolean withOdds) {
        return drawn(withOdds).stream().map(Steering::parameters).toList();
    }

    private static List<Steering> drawn(boolean withOdds) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> Steering.draw(new SplittableRandom(seed), withOdds))
                .toList();
    }
}
