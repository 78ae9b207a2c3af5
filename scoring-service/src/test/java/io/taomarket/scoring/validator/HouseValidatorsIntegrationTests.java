package io.taomarket.scoring.validator;

import static io.taomarket.scoring.testing.World.hotkey;
import static io.taomarket.scoring.testing.World.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.ScoreChanged;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.scoring.score.Rating;
import io.taomarket.scoring.score.Scores;
import io.taomarket.scoring.testing.Answers;
import io.taomarket.scoring.testing.FakeMiner;
import io.taomarket.scoring.testing.FakeMiner.Behaviour;
import io.taomarket.scoring.testing.ScoringTest;
import io.taomarket.scoring.testing.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

@ScoringTest
class HouseValidatorsIntegrationTests {

    private static final int NETUID = 1;
    private static final int CHAT = 2;
    private static final int TEMPO = 4;
    private static final int VALIDATORS = 3;

    @Autowired
    private World world;

    @Autowired
    private Metagraph metagraph;

    @Autowired
    private Scores scores;

    @Autowired
    private TestCallers callers;

    @LocalServerPort
    private int port;

    private final List<FakeMiner> miners = new ArrayList<>();

    @BeforeEach
    void threeStakedValidators() throws IOException {
        world.reset();
        world.subnet(NETUID, rules(TEMPO));
        for (var i = 0; i < VALIDATORS; i++) {
            world.neuron(NETUID, i, validator(i), 0);
            world.stake(validator(i), 1_000_000_000);
        }
    }

    @AfterEach
    void stopMiners() {
        world.reset();
        miners.forEach(FakeMiner::close);
    }

    @Test
    void paysTheHonestAndNotTheCheats() throws IOException {
        var honest = miner(Answers.honest());
        var other = miner(Answers.otherModel());
        var garbage = miner(Answers.garbage());
        var slow = miner(Answers.honest());
        slow.delay(Duration.ofMillis(1200));
        world.blocks(TEMPO);
        world.until(() -> weight(0, honest) == 65535
                && weight(1, honest) == 65535
                && weight(2, honest) == 65535
                && weight(0, slow) > 0
                && weight(1, slow) > 0
                && weight(2, slow) > 0);
        world.blocks(TEMPO);

        assertThat(weight(0, other)).isZero();
        assertThat(weight(0, garbage)).isZero();
        assertThat(weight(0, slow)).isBetween(20_000, 65_000);
        var epoch = world.heard(EpochScored.TOPIC, EpochScored.class, e -> concerns(e, honest) && e.epoch() == 2, 1)
                .getLast();
        assertThat(epoch.neurons().get(3).incentive()).isGreaterThan(30_000);
        assertThat(epoch.neurons().get(4).incentive()).isZero();
        assertThat(epoch.neurons().get(5).incentive()).isZero();
        assertThat(epoch.neurons().get(6).incentive()).isPositive();
        assertThat(honest.refused()).isEmpty();
        assertThat(said(honest).score()).isEqualTo(1);
        assertThat(said(other).score()).isZero();
        showsEvidence(other);
    }

    @Test
    void takesTheIncentiveFromAMinerThatBeginsToCheatWithinFiveEpochs() {
        var steady = miner(Answers.honest());
        var turncoat = miner(Answers.honest());
        world.blocks(TEMPO);
        world.until(() -> weight(0, turncoat) > 0 && weight(1, turncoat) > 0 && weight(2, turncoat) > 0);
        world.blocks(TEMPO);
        turncoat.behave(Answers.madeUp());

        for (var epoch = 0; epoch < 5; epoch++) {
            var seen = samples(turncoat);
            world.until(() -> samples(turncoat) >= seen + VALIDATORS);
            world.blocks(TEMPO);
        }

        var last = world.heard(EpochScored.TOPIC, EpochScored.class, e -> concerns(e, turncoat), 7)
                .getLast();
        assertThat(last.epoch()).isEqualTo(7);
        assertThat(last.neurons().get(3).incentive()).isEqualTo(65535);
        assertThat(last.neurons().get(4).incentive()).isZero();
        assertThat(steady.refused()).isEmpty();
    }

    @Test
    void judgesChatByItsFormUnlessTheModelIsKnownToEcho() throws IOException {
        world.subnet(CHAT, rules(TEMPO));
        for (var i = 0; i < VALIDATORS; i++) world.neuron(CHAT, i, validator(i), 0);
        var echo = chatMiner("sim/echo-small", Answers.echo(text -> text));
        var mute = chatMiner("sim/echo-small", Answers.echo(_ -> "something else"));
        var other = chatMiner("author/model", Answers.echo(_ -> "something else"));
        world.until(() -> Stream.of(echo, mute)
                .map(miner -> rating(miner, "sim/echo-small"))
                .allMatch(rating -> rating != null && rating.validators() == VALIDATORS));
        world.until(() -> rating(other, "author/model") != null);

        assertThat(rating(echo, "sim/echo-small").quality()).isEqualTo(1);
        assertThat(rating(mute, "sim/echo-small").quality()).isZero();
        assertThat(rating(other, "author/model").quality()).isEqualTo(1);
        assertThat(rating(other, "author/model").isVerified()).isFalse();
    }

    private void showsEvidence(FakeMiner miner) {
        RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/subnets/{netuid}/scores/{hotkey}", NETUID, miner.hotkey())
                .header(CallerTokens.HEADER, callers.anyone())
                .exchange()
                .expectBody()
                .jsonPath("$.models[0].model")
                .isEqualTo(Answers.MINILM)
                .jsonPath("$.models[0].method")
                .isEqualTo("reference")
                .jsonPath("$.models[0].validators")
                .isEqualTo(VALIDATORS)
                .jsonPath("$.evidence[0].outcome")
                .isEqualTo("wrong")
                .jsonPath("$.evidence[0].similarity")
                .isNumber()
                .jsonPath("$.evidence[0].validator")
                .isNotEmpty();
    }

    private FakeMiner miner(Behaviour behaviour) {
        return miner(NETUID, Answers.MINILM, behaviour);
    }

    private FakeMiner chatMiner(String model, Behaviour behaviour) {
        return miner(CHAT, model, behaviour);
    }

    private FakeMiner miner(int netuid, String model, Behaviour behaviour) {
        var uid = metagraph.neurons(netuid).size();
        var miner = new FakeMiner(hotkey(UUID.randomUUID().toString()), behaviour);
        miners.add(miner);
        world.neuron(netuid, uid, miner.hotkey(), 0);
        world.offer(netuid, uid, miner.hotkey(), miner.url(), model);
        return miner;
    }

    private int weight(int validator, FakeMiner miner) {
        try {
            var uid = metagraph.neuron(NETUID, miner.hotkey()).map(Neuron::uid).orElseThrow();
            var row =
                    metagraph.neuron(NETUID, validator(validator)).orElseThrow().weights();
            for (var k = 0; k < row.size(); k++) {
                if (row.uids()[k] == uid) return row.values()[k];
            }
            return -1;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long samples(FakeMiner miner) {
        return scores.rating(NETUID, miner.hotkey(), Answers.MINILM)
                .map(Rating::samples)
                .orElse(0L);
    }

    private Rating rating(FakeMiner miner, String model) {
        return scores.rating(CHAT, miner.hotkey(), model).orElse(null);
    }

    private ScoreChanged said(FakeMiner miner) {
        return world.heard(
                        ScoreChanged.TOPIC, ScoreChanged.class, e -> e.hotkey().equals(miner.hotkey()), 1)
                .getLast();
    }

    private static boolean concerns(EpochScored event, FakeMiner miner) {
        return event.neurons().stream().anyMatch(n -> n.hotkey().equals(miner.hotkey()));
    }

    private static String validator(int index) throws IOException {
        return SigningKey.fromSeedFile(Path.of("target/test-keys/house-" + index + ".seed"))
                .address()
                .ss58();
    }
}
