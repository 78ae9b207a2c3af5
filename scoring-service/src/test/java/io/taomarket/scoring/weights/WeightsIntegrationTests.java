package io.taomarket.scoring.weights;

import static io.taomarket.scoring.testing.World.hotkey;
import static io.taomarket.scoring.testing.World.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.scoring.WeightsSet;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.testing.ScoringTest;
import io.taomarket.scoring.testing.World;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ScoringTest
class WeightsIntegrationTests {

    private static final int NETUID = 31;
    private static final String VALIDATOR = hotkey("validator");

    @Autowired
    private World world;

    @Autowired
    private Metagraph metagraph;

    @Autowired
    private TestCallers callers;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aSubnetWithAValidatorAndTwoMiners() {
        world.reset();
        world.subnet(NETUID, rules(1_000_000));
        world.neuron(NETUID, 0, VALIDATOR, 1);
        world.neuron(NETUID, 1, hotkey("miner 1"), 1);
        world.neuron(NETUID, 2, hotkey("miner 2"), 1);
        metagraph.keep(NETUID, 0, true, SparseRow.EMPTY);
        world.blocks(5);
    }

    @Test
    void storesWhatIsSentScaledAndInOrderAndSaysSo() {
        put(callers.signed(VALIDATOR), List.of(2, 1), List.of(10, 5))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.uids[0]")
                .isEqualTo(1)
                .jsonPath("$.values[0]")
                .isEqualTo(32768)
                .jsonPath("$.last_update_block")
                .isEqualTo(5);

        var neuron = metagraph.neuron(NETUID, VALIDATOR).orElseThrow();
        assertThat(neuron.weights()).isEqualTo(new SparseRow(new int[] {1, 2}, new int[] {32768, 65535}));
        assertThat(neuron.lastUpdateBlock()).isEqualTo(5);
        var said = world.heard(WeightsSet.TOPIC, WeightsSet.class, e -> e.netuid() == NETUID, 1)
                .getLast();
        assertThat(said.hotkey()).isEqualTo(VALIDATOR);
        assertThat(said.values()).containsExactly(32768, 65535);
        client().get()
                .uri("/api/v1/subnets/{netuid}/weights", NETUID)
                .header(CallerTokens.HEADER, callers.anyone())
                .exchange()
                .expectBody()
                .jsonPath("$.weights.length()")
                .isEqualTo(1)
                .jsonPath("$.weights[0].hotkey")
                .isEqualTo(VALIDATOR);
    }

    @Test
    void answersARefusalWithItsCode() {
        put(callers.signed(hotkey("stranger")), List.of(1), List.of(1))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("hot_key_not_registered_in_sub_net");
        put(callers.signed(VALIDATOR), List.of(1, 1), List.of(1, 1))
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate_uids");
    }

    @Test
    void wantsASignature() {
        put(callers.anyone(), List.of(1), List.of(1)).expectStatus().isUnauthorized();
    }

    @Test
    void refusesNumbersThatAreNoU16() {
        put(callers.signed(VALIDATOR), List.of(1), List.of(65536))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_field");
    }

    @Test
    void refusesTheSecondVectorWithinTheRateLimit() {
        world.subnet(NETUID, hiding(false, 3));
        put(callers.signed(VALIDATOR), List.of(1), List.of(1)).expectStatus().isOk();

        put(callers.signed(VALIDATOR), List.of(2), List.of(1))
                .expectStatus()
                .isEqualTo(429)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("setting_weights_too_fast");
        world.blocks(3);
        put(callers.signed(VALIDATOR), List.of(2), List.of(1)).expectStatus().isOk();
    }

    @Test
    void refusesCommitsWhereWeightsAreNotHidden() {
        post("weight-commits", Map.of("commit", "ab".repeat(32)))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("commit_reveal_disabled");
    }

    @Test
    void takesCommittedWeightsInTheirEpochOnly() {
        world.subnet(NETUID, hiding(true, 0));
        var vector = new WeightVector(List.of(1, 2), List.of(0, 7), 0);
        var hash = new Commitment(NETUID, VALIDATOR, vector, "a good long salt").hash();
        var reveal = Map.of("uids", List.of(1, 2), "values", List.of(0, 7), "salt", "a good long salt");

        put(callers.signed(VALIDATOR), List.of(1), List.of(1))
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("commit_reveal_enabled");
        post("weight-reveals", reveal).expectBody().jsonPath("$.code").isEqualTo("no_weights_commit_found");
        post("weight-commits", Map.of("commit", hash)).expectStatus().isCreated();
        post("weight-reveals", reveal).expectBody().jsonPath("$.code").isEqualTo("reveal_too_early");
        metagraph.count(NETUID, 1);
        post("weight-reveals", Map.of("uids", List.of(1), "values", List.of(7), "salt", "a good long salt"))
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_reveal_commit_hash_not_match");
        post("weight-reveals", reveal).expectStatus().isOk();
        assertThat(metagraph.neuron(NETUID, VALIDATOR).orElseThrow().weights())
                .isEqualTo(new SparseRow(new int[] {1, 2}, new int[] {0, 65535}));
    }

    @Test
    void refusesARevealThatComesTooLate() {
        world.subnet(NETUID, hiding(true, 0));
        var vector = new WeightVector(List.of(1), List.of(7), 0);
        var hash = new Commitment(NETUID, VALIDATOR, vector, "a good long salt").hash();
        post("weight-commits", Map.of("commit", hash)).expectStatus().isCreated();
        metagraph.count(NETUID, 2);

        post("weight-reveals", Map.of("uids", List.of(1), "values", List.of(7), "salt", "a good long salt"))
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("expired_weight_commit");
    }

    private static Hyperparameters hiding(boolean commitReveal, int rateLimitBlocks) {
        return new Hyperparameters(
                1_000_000,
                32767,
                900_000,
                65535,
                true,
                false,
                45875,
                58982,
                1000,
                13889,
                256,
                64,
                10,
                1,
                rateLimitBlocks,
                0,
                40,
                0,
                commitReveal,
                1,
                500_000,
                100_000_000_000L,
                20,
                1260,
                true);
    }

    private RestTestClient.ResponseSpec put(String caller, List<Integer> uids, List<Integer> values) {
        return send(HttpMethod.PUT, "weights", caller, Map.of("uids", uids, "values", values, "version_key", 0));
    }

    private RestTestClient.ResponseSpec post(String what, Map<String, ?> body) {
        return send(HttpMethod.POST, what, callers.signed(VALIDATOR), body);
    }

    private RestTestClient.ResponseSpec send(HttpMethod method, String what, String caller, Map<String, ?> body) {
        return client().method(method)
                .uri("/api/v1/subnets/{netuid}/{what}", NETUID, what)
                .header(CallerTokens.HEADER, caller)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }
}
