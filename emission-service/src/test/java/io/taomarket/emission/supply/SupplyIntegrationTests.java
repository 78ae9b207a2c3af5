package io.taomarket.emission.supply;

import static io.taomarket.emission.testing.World.neuron;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.emission.testing.EmissionTest;
import io.taomarket.emission.testing.World;
import io.taomarket.yuma.Issuance;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EmissionTest
class SupplyIntegrationTests {

    private static final long GENESIS_RAO = 1_000_000_000_000L;
    private static final long RECYCLED_RAO = 7_000_000L;

    @Autowired
    private World world;

    @Autowired
    private TestCallers callers;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aPaidEpoch() {
        world.reset();
        world.walletSays(GENESIS_RAO, 0, RECYCLED_RAO);
        world.subnet(1);
        world.begin(GENESIS_RAO, RECYCLED_RAO);
        world.blocks(2);
        world.send(world.epoch(1, 1, neuron(0, 1L << 31, 3)));
        world.until(() -> world.number("select count(*) from epoch_payment") == 1);
        world.blocks(1);
    }

    @Test
    void accountsForEveryRao() {
        var supply = get("/api/v1/supply");

        var places = Stream.of("free_rao", "held_rao", "staked_rao", "treasury_rao", "pending_rao", "in_transit_rao")
                .mapToLong(place -> rao(supply, place))
                .sum();
        assertThat(places).isEqualTo(rao(supply, "issued_rao"));
        assertThat(rao(supply, "issued_rao")).isEqualTo(GENESIS_RAO + rao(supply, "minted_rao") - RECYCLED_RAO);
        assertThat(rao(supply, "in_transit_rao")).isPositive();
        assertThat(rao(supply, "pending_rao")).isPositive();
        assertThat(rao(supply, "cap_rao")).isEqualTo(Issuance.CAP_RAO);
        assertThat(rao(supply, "block_emission_rao")).isEqualTo(1_000_000_000);
        assertThat(rao(supply, "next_halving_at_rao")).isEqualTo(Issuance.CAP_RAO / 2);
        assertThat(supply.get("balanced").asBoolean()).isTrue();
    }

    @Test
    void movesMoneyFromTransitToTheLedgerOnceWalletHasMintedIt() {
        var paidRao = world.number("select sum(paid_rao) from budget");
        world.walletSays(GENESIS_RAO, paidRao, RECYCLED_RAO);

        var supply = get("/api/v1/supply");

        assertThat(rao(supply, "in_transit_rao")).isZero();
        assertThat(supply.get("balanced").asBoolean()).isTrue();
    }

    @Test
    void saysSoWhenWalletHasMintedWhatNobodyPaid() {
        world.walletSays(GENESIS_RAO, Issuance.CAP_RAO / 2, RECYCLED_RAO);

        assertThat(get("/api/v1/supply").get("balanced").asBoolean()).isFalse();
        world.until(() -> gauge("taomarket.emission.balanced") == 0);
    }

    @Test
    void isUnavailableWhileWalletIs() {
        world.walletIsAway();
        assertThat(problem("/api/v1/supply", 503)).isEqualTo("temporarily_unavailable");
        world.walletIsSlow();
        assertThat(problem("/api/v1/supply", 503)).isEqualTo("temporarily_unavailable");
    }

    @Test
    void showsTheHeadOfTheChain() {
        var head = get("/api/v1/blocks/head");

        assertThat(head.get("height").asLong()).isEqualTo(world.height());
        assertThat(rao(head, "emission_rao")).isEqualTo(1_000_000_000);
        assertThat(rao(head, "issued_rao")).isEqualTo(GENESIS_RAO - RECYCLED_RAO + world.height() * 1_000_000_000);
        assertThat(head.get("produced_at").asString()).isEqualTo(world.now().toString());
    }

    @Test
    void hasNoHeadBeforeTheFirstBlock() {
        world.reset();

        assertThat(problem("/api/v1/blocks/head", 404)).isEqualTo("block_not_found");
    }

    @Test
    void showsTheOperatorWhatThereIs() {
        world.until(() -> gauge("taomarket.emission.balanced") == 1);
        world.until(() -> gauge("taomarket.emission.height") == world.height());
        world.until(() ->
                gauge("taomarket.emission.issued.rao") == GENESIS_RAO - RECYCLED_RAO + world.height() * 1_000_000_000);

        assertThat((long) meters.get("taomarket.emission.pending.rao")
                        .tag("netuid", "1")
                        .gauge()
                        .value())
                .isPositive();
    }

    private long gauge(String name) {
        return (long) meters.get(name).gauge().value();
    }

    private JsonNode get(String path) {
        return json.readTree(
                exchange(path).expectStatus().isOk().returnResult(byte[].class).getResponseBody());
    }

    private String problem(String path, int status) {
        var body = exchange(path)
                .expectStatus()
                .isEqualTo(status)
                .returnResult(byte[].class)
                .getResponseBody();
        return json.readTree(body).get("code").asString();
    }

    private RestTestClient.ResponseSpec exchange(String path) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri(path)
                .header(CallerTokens.HEADER, callers.anyone())
                .exchange();
    }

    private static long rao(JsonNode node, String name) {
        return Long.parseLong(node.get(name).asString());
    }
}
