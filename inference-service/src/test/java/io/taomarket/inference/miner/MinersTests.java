package io.taomarket.inference.miner;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.meter.Claim;
import io.taomarket.inference.meter.Comparison;
import io.taomarket.inference.meter.Price;
import io.taomarket.inference.miner.MinerFailure.Blame;
import io.taomarket.inference.miner.Miners.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinersTests {

    final Miners miners = MinersFixture.fresh();
    final Offer offer = offer(2);

    @Test
    void sendsNoMoreAtATimeThanTheMinerTakes() {
        var first = miners.enter(offer).orElseThrow();
        assertThat(miners.enter(offer)).isPresent();
        assertThat(miners.enter(offer)).isEmpty();
        assertThat(miners.underWay(offer)).isEqualTo(2);

        first.delivered(offer.hotkey(), Outcome.FINISHED, 0, Comparison.NONE);

        assertThat(miners.enter(offer)).isPresent();
    }

    @Test
    void trustsAMinerNoMoreAfterFailuresInARow() {
        fail(4, Blame.MINER);

        assertThat(miners.isTrusted(offer)).isFalse();
        assertThat(miners.enter(offer)).isEmpty();
        assertThat(miners.samples(offer)).hasSize(4).noneMatch(Sample::delivered);
    }

    @Test
    void trustsAMinerWhoseStreamsAreLong() {
        for (var i = 0; i < 100; i++) miners.breaker(offer).onSuccess(10, TimeUnit.MINUTES);

        assertThat(miners.isTrusted(offer)).isTrue();
    }

    @Test
    void saysWhenAMinerThatRestsIsAskedAgain() {
        assertThat(miners.condition(offer)).isEqualTo(new Condition("closed", null));

        fail(4, Blame.MINER);

        assertThat(miners.condition(offer).state()).isEqualTo("open");
        assertThat(miners.condition(offer).retryAt()).isAfter(Instant.now().minusSeconds(1));
        miners.breaker(offer).transitionToHalfOpenState();
        assertThat(miners.condition(offer)).isEqualTo(new Condition("half_open", null));
    }

    @Test
    void leavesABusyMinerInPeaceForAsLongAsItWishes() {
        assertThat(miners.isCooling(offer)).isFalse();

        miners.enter(offer).orElseThrow().failed(offer.hotkey(), MinerFailure.busy(Duration.ofMinutes(1), "429"));
        miners.enter(offer).orElseThrow().failed(offer.hotkey(), MinerFailure.busy(Duration.ZERO, "429"));

        assertThat(miners.isCooling(offer)).isTrue();
        assertThat(miners.isTrusted(offer)).isTrue();
    }

    @Test
    void doesNotBlameAMinerForBeingBusyOrForTheRequest() {
        fail(10, Blame.BUSY);
        fail(10, Blame.REQUEST);

        assertThat(miners.isTrusted(offer)).isTrue();
        assertThat(miners.samples(offer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MINER, false", "BUSY, true", "REQUEST, true"})
    void anAttemptTellsWhetherItsFailureSpeaksAgainstTheMiner(Blame blame, boolean isBlameless) {
        var visit = miners.enter(offer).orElseThrow();

        var attempt = visit.failed(offer.hotkey(), new MinerFailure(Outcome.FAILED, blame, "no", null));

        assertThat(attempt.blameless()).isEqualTo(isBlameless);
    }

    @Test
    void anAttemptThatDidNotFailHasNothingToBeBlamedFor() {
        var visit = miners.enter(offer).orElseThrow();

        assertThat(visit.delivered(offer.hotkey(), Outcome.FINISHED, 0, Comparison.NONE)
                        .blameless())
                .isNull();
    }

    @Test
    void oneMinersFailuresDoNotHurtAnother() {
        fail(4, Blame.MINER);

        assertThat(miners.enter(offer(1))).isPresent();
    }

    @Test
    void countsAnAttemptOnceHoweverOftenItEnds() {
        var visit = miners.enter(offer).orElseThrow();
        visit.delivered(offer.hotkey(), Outcome.FINISHED, 5, Comparison.NONE);
        visit.abandon();
        visit.failed(offer.hotkey(), MinerFailure.invalid("late"));

        assertThat(miners.underWay(offer)).isZero();
        assertThat(miners.samples(offer)).hasSize(1);
    }

    @Test
    void rememberedCountsSayHowHonestAMinerIs() {
        assertThat(miners.honesty(offer)).isEqualTo(1);

        count(Comparison.NONE);
        assertThat(miners.honesty(offer)).isEqualTo(1);
        count(new Comparison(new Claim(500L, null, 0), true, false));
        assertThat(miners.honesty(offer)).isEqualTo(0.5);
        for (var i = 0; i < 1_000; i++) count(new Comparison(new Claim(50L, 5L, 0), false, false));
        assertThat(miners.honesty(offer)).isEqualTo(1);
    }

    private void count(Comparison comparison) {
        miners.enter(offer).orElseThrow().delivered(offer.hotkey(), Outcome.FINISHED, 5, comparison);
    }

    private void fail(int times, Blame blame) {
        for (var i = 0; i < times; i++)
            miners.enter(offer)
                    .orElseThrow()
                    .failed(offer.hotkey(), new MinerFailure(Outcome.FAILED, blame, "no", null));
    }

    private static Offer offer(int maxConcurrency) {
        return new Offer(
                1,
                0,
                SigningKey.generate().address(),
                UUID.randomUUID(),
                1,
                new EndpointUrl("https", "miner.example", 443, ""),
                "a/model",
                new Price(1, 1),
                8192,
                maxConcurrency,
                Instant.EPOCH,
                null,
                OfferTraits.PLAIN);
    }
}
