package io.taomarket.scoring.epoch;

import static io.taomarket.scoring.testing.World.hotkey;
import static io.taomarket.scoring.testing.World.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.testing.ScoringTest;
import io.taomarket.scoring.testing.World;
import io.taomarket.scoring.weights.WeightVector;
import io.taomarket.scoring.weights.Weights;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

@ScoringTest
class EpochIntegrationTests {

    private static final int NETUID = 40;
    private static final int TEMPO = 4;
    private static final String VALIDATOR = hotkey("validator");
    private static final String MINER = hotkey("miner 1");

    @Autowired
    private World world;

    @Autowired
    private Metagraph metagraph;

    @Autowired
    private Weights weights;

    @Autowired
    private EpochRepository epochs;

    @Autowired
    private Epochs clock;

    @Autowired
    private EpochWatch watch;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private CanonicalJson json;

    @Autowired
    private TestCallers callers;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aSubnetWithAStakedValidatorAndTwoMiners() {
        world.reset();
        world.subnet(NETUID, rules(TEMPO));
        world.neuron(NETUID, 0, VALIDATOR, 0);
        world.neuron(NETUID, 1, MINER, 0);
        world.neuron(NETUID, 2, hotkey("miner 2"), 0);
        world.stake(VALIDATOR, 1_000_000_000);
    }

    @Test
    void showsWhatIsStoredOfTheNewestEpochAndHowLateTheNextOneIs() {
        world.blocks(TEMPO);
        weights.set(NETUID, VALIDATOR, new WeightVector(List.of(1, 2), List.of(3, 1), 0));
        world.blocks(TEMPO);

        watch.look();
        assertThat(shown("taomarket.scoring.incentive", "uid", "1")).isCloseTo(0.75, within(0.001));
        assertThat(shown("taomarket.scoring.incentive", "uid", "2")).isCloseTo(0.25, within(0.001));
        assertThat(shown("taomarket.scoring.incentive.miners")).isEqualTo(2);
        assertThat(shown("taomarket.scoring.epoch.overdue")).isZero();

        metagraph.reach(metagraph.block() + TEMPO + 3);
        watch.look();
        assertThat(shown("taomarket.scoring.epoch.overdue")).isEqualTo(3);
    }

    private double shown(String meter, String... tags) {
        return meters.get(meter)
                .tag("netuid", String.valueOf(NETUID))
                .tags(tags)
                .gauge()
                .value();
    }

    @Test
    void givesPermitsFirstAndSharesThen() {
        world.blocks(TEMPO);
        assertThat(metagraph.neuron(NETUID, VALIDATOR).orElseThrow().validatorPermit())
                .isTrue();
        weights.set(NETUID, VALIDATOR, new WeightVector(List.of(1, 2), List.of(3, 1), 0));
        world.blocks(TEMPO);

        var said = world.heard(EpochScored.TOPIC, EpochScored.class, this::isOurs, 2)
                .getLast();
        assertThat(said.epoch()).isEqualTo(2);
        assertThat(said.block()).isEqualTo(2 * TEMPO);
        assertThat(said.neurons().get(1).incentiveBits())
                .isCloseTo(3 * said.neurons().get(2).incentiveBits(), org.assertj.core.data.Offset.offset(1L << 18));
        assertThat(said.neurons().stream().mapToLong(NeuronScore::incentiveBits).sum())
                .isCloseTo(1L << 31, org.assertj.core.data.Offset.offset(1L << 16));
        assertThat(metagraph.neuron(NETUID, VALIDATOR).orElseThrow().bonds().uids())
                .containsExactly(1, 2);
    }

    @Test
    void computesAnEpochOnceWhenTheBlockArrivesTwice() {
        world.blocks(TEMPO - 1);
        world.send(World.block(TEMPO));
        world.send(World.block(TEMPO));
        world.send(World.block(TEMPO + 1));
        world.until(() -> metagraph.block() == TEMPO + 1);

        assertThat(epochs.before(NETUID, Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void finishesABlockWhoseWorkWasBrokenOff() {
        world.blocks(TEMPO - 1);
        world.subnet(NETUID + 1, rules(1));
        clock.heard(TEMPO);

        assertThat(epochs.last(NETUID).orElseThrow().block()).isEqualTo(TEMPO);
        assertThat(epochs.last(NETUID + 1)).isPresent();
        assertThat(metagraph.block()).isEqualTo(TEMPO);
    }

    @Test
    void goesOnWhereItWasAfterAPauseWithoutGaps() {
        world.blocks(TEMPO);
        world.send(World.block(10 * TEMPO + 1));
        world.until(() -> metagraph.block() == 10 * TEMPO + 1);
        world.send(World.block(10 * TEMPO + 2));
        world.until(() -> metagraph.block() == 10 * TEMPO + 2);

        assertThat(epochs.before(NETUID, Long.MAX_VALUE, 10))
                .extracting(EpochRepository.Head::epoch)
                .containsExactly(2L, 1L);
    }

    @Test
    void computesNoMoreThanTwoEpochsForABlock() {
        world.reset();
        for (var netuid = 8; netuid < 11; netuid++) world.subnet(netuid, rules(1));
        world.blocks(1);
        assertThat(List.of(
                        epochs.last(8).isPresent(),
                        epochs.last(9).isPresent(),
                        epochs.last(10).isPresent()))
                .containsExactly(true, true, false);
        world.blocks(1);
        assertThat(epochs.last(10).orElseThrow().block()).isEqualTo(2);
    }

    @Test
    void waitsForAFactThatIsStillOnItsWay() {
        world.neuron(NETUID, 4, hotkey("miner 4"), 0);
        world.blocks(TEMPO);
        assertThat(epochs.last(NETUID)).isEmpty();

        world.neuron(NETUID, 3, hotkey("miner 3"), 0);
        world.blocks(1);
        assertThat(epochs.last(NETUID).orElseThrow().block()).isEqualTo(TEMPO + 1);
    }

    @Test
    void forgetsWhatItKnewOfAReplacedNeuron() {
        world.blocks(TEMPO);
        weights.set(NETUID, VALIDATOR, new WeightVector(List.of(1, 2), List.of(3, 1), 0));
        world.blocks(TEMPO);
        world.neuron(NETUID, 1, hotkey("newcomer"), metagraph.block());

        var validator = metagraph.neuron(NETUID, VALIDATOR).orElseThrow();
        assertThat(validator.weights().values()[0]).isZero();
        assertThat(validator.bonds().uids()).containsExactly(2);
        world.neuron(NETUID, 0, hotkey("another validator"), metagraph.block());
        var newcomer = metagraph.neuron(NETUID, hotkey("another validator")).orElseThrow();
        assertThat(newcomer.validatorPermit()).isFalse();
        assertThat(newcomer.weights()).isEqualTo(SparseRow.EMPTY);
        assertThat(newcomer.bonds()).isEqualTo(SparseRow.EMPTY);
        assertThat(newcomer.lastUpdateBlock()).isEqualTo(metagraph.block());
    }

    @Test
    void recomputesAStoredEpochToTheSameBytes() {
        world.blocks(TEMPO);
        weights.set(NETUID, VALIDATOR, new WeightVector(List.of(1, 2), List.of(3, 1), 0));
        world.blocks(2 * TEMPO);

        for (var epoch = 1; epoch <= 3; epoch++) {
            var stored = epochs.find(NETUID, epoch).orElseThrow();
            var input = json.read(stored.input(), EpochInputDocument.class);
            var output = EpochOutputDocument.of(input, Yuma.run(input.toInput()));
            assertThat(json.write(output)).isEqualTo(json.sorted(stored.output()));
            assertThat(CanonicalJson.hash(json.write(input))).isEqualTo(stored.inputHash());
        }
    }

    @Test
    void showsAnEpochWholeSoThatItsHashCanBeChecked() {
        world.blocks(2 * TEMPO);
        var path = "/api/v1/subnets/" + NETUID + "/epochs";

        get(path + "?limit=1")
                .expectBody()
                .jsonPath("$.items[0].epoch")
                .isEqualTo(2)
                .jsonPath("$.next_cursor")
                .isEqualTo("2");
        get(path + "?limit=1&cursor=2")
                .expectBody()
                .jsonPath("$.items[0].epoch")
                .isEqualTo(1)
                .jsonPath("$.next_cursor")
                .isEmpty();
        var body = new String(get(path + "/2")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        var input = body.substring(body.indexOf("\"input\":") + 8, body.indexOf(",\"output\":"));
        assertThat(body).contains(CanonicalJson.hash(input)).contains("\"incentive_bits\":\"0\"");
        get(path + "/3").expectStatus().isNotFound();
        get("/api/v1/subnets/999/epochs").expectStatus().isNotFound();
        get(path + "?limit=0").expectStatus().isBadRequest();
    }

    private boolean isOurs(EpochScored event) {
        return event.netuid() == NETUID;
    }

    private RestTestClient.ResponseSpec get(String uri) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri(uri)
                .header(CallerTokens.HEADER, callers.anyone())
                .exchange();
    }
}
