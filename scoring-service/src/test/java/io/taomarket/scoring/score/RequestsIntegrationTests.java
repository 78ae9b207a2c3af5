package io.taomarket.scoring.score;

import static io.taomarket.scoring.testing.World.hotkey;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.testing.ScoringTest;
import io.taomarket.scoring.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScoringTest
class RequestsIntegrationTests {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private World world;

    @Autowired
    private Scores scores;

    @Autowired
    private EvidenceRepository evidence;

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void countsACustomersRequestOnceWhenItsEventArrivesTwice() {
        var broken = hotkey("broken");
        var served = hotkey("served");
        scores.probed(probe(broken, 0));
        var event = event(
                new Attempt(broken, Outcome.FAILED, -1, 20),
                new Attempt(served, Outcome.FINISHED, 10, 30),
                new Attempt(hotkey("left"), Outcome.CLIENT_CLOSED, 10, 30));
        world.send(event);
        world.send(event);
        world.send(event(new Attempt(served, Outcome.TIMED_OUT, -1, 30)));
        world.until(() -> evidence.newest(7, served, 10).size() == 2);

        assertThat(evidence.newest(7, broken, 10)).hasSize(2);
        assertThat(evidence.newest(7, hotkey("left"), 10)).isEmpty();
        assertThat(scores.rating(7, broken, "author/model").orElseThrow().reliability())
                .isEqualTo(0.5);
    }

    @Test
    void aRefusalThatSomebodyHasProvokedSaysNothingAgainstTheMiner() {
        var miner = hotkey("refusing");
        scores.probed(probe(miner, 0));
        for (var i = 0; i < 100; i++) world.send(event(new Attempt(miner, Outcome.FAILED, -1, 20, null, null, true)));
        world.send(event(new Attempt(miner, Outcome.FAILED, -1, 20, null, null, false)));
        world.until(() -> evidence.newest(7, miner, 200).size() == 2);

        assertThat(scores.rating(7, miner, "author/model").orElseThrow().reliability())
                .isEqualTo(0.5);
    }

    @Test
    void setsABrokenRequestAsideAndLearnsFromTheOthers() {
        var served = hotkey("served");
        world.send(event(new Attempt(served, Outcome.FINISHED, 10, 30)));
        world.send(event(new Attempt("no text: \u0000", Outcome.FAILED, -1, 20)));
        world.send(event(new Attempt(served, Outcome.FAILED, -1, 30)));

        world.until(() -> evidence.newest(7, served, 10).size() == 2);
    }

    @Test
    void keepsOnlyTheNewestEvidence() {
        for (var i = 0; i < 8; i++) scores.probed(probe(hotkey("miner"), i));
        evidence.forget(THEN.plusSeconds(2), 3);

        assertThat(evidence.newest(7, hotkey("miner"), 10))
                .extracting(Evidence::occurredAt)
                .containsExactly(THEN.plusSeconds(7), THEN.plusSeconds(6), THEN.plusSeconds(5));
    }

    private static Evidence probe(String hotkey, int second) {
        return new Evidence(
                UUID.randomUUID(),
                7,
                hotkey,
                "author/model",
                Kind.REFERENCE,
                hotkey("validator"),
                1L,
                Evidence.Outcome.PASSED,
                1.0,
                1.0,
                true,
                10,
                THEN.plusSeconds(second));
    }

    private static RequestServed event(Attempt... attempts) {
        return new RequestServed(
                UUID.randomUUID(),
                THEN,
                UUID.randomUUID().toString(),
                World.ACCOUNT,
                World.ACCOUNT,
                World.ACCOUNT,
                7,
                "author/model",
                attempts[0].hotkey(),
                World.ACCOUNT,
                Outcome.FINISHED,
                false,
                1,
                1,
                0,
                1,
                List.of(attempts),
                "");
    }
}
