package io.taomarket.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RaterTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ScoreProperties properties = new ScoreProperties(
            0.8,
            0.6,
            0.1,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            100,
            Duration.ofDays(30),
            0.01,
            Duration.ofSeconds(30));
    private final Rater rater = new Rater(properties);
    private final List<Evidence> evidence = new ArrayList<>();

    @Test
    void saysNothingBeforeTheFirstJudgedProbe() {
        add("v", Kind.REFERENCE, Outcome.FAILED, null, 10);
        request(Outcome.PASSED);

        assertThat(rater.rate(evidence)).isEmpty();
    }

    @Test
    void givesAPerfectMinerAll() {
        repeat(5, 1.0, 100);

        var rating = rate();
        assertThat(rating.quality()).isEqualTo(1);
        assertThat(rating.spread()).isEqualTo(0);
        assertThat(rating.samples()).isEqualTo(5);
        assertThat(rating.weight()).isEqualTo(1);
    }

    @Test
    void sinksAPerfectMinerBelowTheFloorWithinFourBadProbes() {
        repeat(50, 1.0, 100);
        repeat(4, 0.0, 100);

        assertThat(rate().quality()).isLessThan(0.6);
        assertThat(rate().weight()).isZero();
    }

    @Test
    void listensToTheValidatorInTheMiddle() {
        add("liar", Kind.REFERENCE, Outcome.PASSED, 1.0, 10);
        add("v1", Kind.REFERENCE, Outcome.WRONG, 0.0, 10);
        add("v2", Kind.REFERENCE, Outcome.WRONG, 0.1, 10);

        assertThat(rate().quality()).isEqualTo(0.1);
        assertThat(rate().validators()).isEqualTo(3);
    }

    @Test
    void takesSilenceOfAVerifiedModelAsUnreliableNotAsWrong() {
        repeat(3, 1.0, 100);
        add("v", Kind.REFERENCE, Outcome.TIMED_OUT, null, 2000);

        assertThat(rate().quality()).isEqualTo(1);
        assertThat(rate().reliability()).isEqualTo(0.75);
        assertThat(rate().weight()).isEqualTo(0.75);
    }

    @Test
    void aProbeThatIsRefusedCostsReliabilityThoughACustomersRequestDoesNot() {
        repeat(1, 1.0, 100);
        add("v", Kind.REFERENCE, Outcome.FAILED, null, 10);

        assertThat(rate().reliability()).isEqualTo(0.5);
    }

    @Test
    void countsCustomersFailures() {
        repeat(1, 1.0, 100);
        request(Outcome.FAILED);

        assertThat(rate().reliability()).isEqualTo(0.5);
    }

    @Test
    void takesSilenceOfAnUnverifiedModelAsItsQuality() {
        add("v", Kind.AVAILABILITY, Outcome.PASSED, 1.0, 10);
        add("v", Kind.AVAILABILITY, Outcome.FAILED, null, 10);

        assertThat(rate().isVerified()).isFalse();
        assertThat(rate().quality()).isCloseTo(0.8 / 1.8, within(1e-9));
    }

    @Test
    void valuesAnUnverifiedModelLess() {
        add("v", Kind.AVAILABILITY, Outcome.PASSED, 1.0, 10);

        assertThat(rate().weight()).isEqualTo(0.1);
    }

    @Test
    void halvesTheWeightOfTheSlowest() {
        repeat(3, 1.0, 60_000);

        assertThat(rate().weight()).isEqualTo(0.5);
    }

    @Property
    void staysWithinBoundsAndIgnoresTheOrderInWhichEvidenceIsRead(
            @ForAll @NotEmpty @Size(max = 50) List<@DoubleRange(min = 0, max = 1) Double> qualities,
            @ForAll Random random) {
        evidence.clear();
        qualities.forEach(quality -> add("v" + random.nextInt(3), Kind.REFERENCE, Outcome.PASSED, quality, 10));
        var rating = rate();
        Collections.shuffle(evidence, random);

        assertThat(rate()).isEqualTo(rating);
        assertThat(rating.quality()).isBetween(0.0, 1.0);
        assertThat(rating.weight()).isBetween(0.0, 1.0);
        assertThat(rating.spread()).isBetween(0.0, 0.5 + 1e-9);
    }

    private Rating rate() {
        return rater.rate(evidence).orElseThrow();
    }

    private void repeat(int times, double quality, long latencyMs) {
        for (var i = 0; i < times; i++)
            add("v", Kind.REFERENCE, quality > 0.5 ? Outcome.PASSED : Outcome.WRONG, quality, latencyMs);
    }

    private void request(Outcome outcome) {
        add(null, Kind.REQUEST, outcome, null, 10);
    }

    private void add(@Nullable String validator, Kind kind, Outcome outcome, @Nullable Double quality, long latencyMs) {
        evidence.add(new Evidence(
                new UUID(0, evidence.size()),
                1,
                "miner",
                "model",
                kind,
                validator,
                1L,
                outcome,
                quality,
                null,
                null,
                latencyMs,
                START.plusSeconds(evidence.size())));
    }
}
