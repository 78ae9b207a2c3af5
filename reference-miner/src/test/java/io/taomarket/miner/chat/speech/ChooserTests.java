package io.taomarket.miner.chat.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChooserTests {

    private static final float[] LOGITS = {1, 3, 2, 0};

    @Test
    void takesTheLikeliestOfThoseAllowedAtTemperatureZero() {
        var chooser = new Chooser(sampling(0, 1), 1);

        assertThat(chooser.choose(LOGITS, _ -> true)).isEqualTo(1);
        assertThat(chooser.choose(LOGITS, id -> id != 1)).isEqualTo(2);
        assertThat(chooser.choose(LOGITS, id -> id == 3)).isEqualTo(3);
    }

    @Test
    void drawsAsOftenAsTheModelThinksRight() {
        var chooser = new Chooser(sampling(1, 1), 7);
        var ones = IntStream.range(0, 20_000)
                .filter(_ -> chooser.choose(LOGITS, id -> id != 2) == 1)
                .count();
        var weights = Math.exp(1) + Math.exp(3) + 1;

        assertThat(ones / 20_000.0).isBetween(Math.exp(3) / weights - 0.015, Math.exp(3) / weights + 0.015);
    }

    @Test
    void drawsTheSameAgainWithTheSameSeed() {
        assertThat(draws(5)).isEqualTo(draws(5)).isNotEqualTo(draws(6));
    }

    @Test
    void drawsOnlyFromTheNucleus() {
        var chooser = new Chooser(sampling(2, 0.5), 3);

        assertThat(IntStream.range(0, 500).map(_ -> chooser.choose(LOGITS, _ -> true)))
                .containsOnly(1, 2);
    }

    @Test
    void aPenaltyMakesItSaySomethingElse() {
        var chooser = new Chooser(new Sampling(0, 1, 0, 1.5), 1);

        assertThat(chooser.choose(LOGITS, _ -> true)).isEqualTo(1);
        assertThat(chooser.choose(LOGITS, _ -> true)).isEqualTo(2);
    }

    private static int[] draws(long seed) {
        var chooser = new Chooser(sampling(2, 1), seed);
        return IntStream.range(0, 40)
                .map(_ -> chooser.choose(LOGITS, _ -> true))
                .toArray();
    }

    private static Sampling sampling(double temperature, double topP) {
        return new Sampling(temperature, topP, 0, 0);
    }
}
