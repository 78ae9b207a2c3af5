package io.taomarket.emission.epoch;

import static io.taomarket.emission.testing.World.neuron;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.emission.testing.EmissionTest;
import io.taomarket.emission.testing.World;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EmissionTest
class EpochIntegrationTests {

    private static final AtomicInteger NETUIDS = new AtomicInteger(100);
    private static final long HALF = 1L << 31;

    @Autowired
    private World world;

    @Autowired
    private TestCallers callers;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private int netuid;

    @BeforeEach
    void aSubnetWithAnOwnerAndFourBlocks() {
        world.reset();
        netuid = NETUIDS.incrementAndGet();
        world.subnet(netuid, "owner", true);
        world.begin(0, 0);
        world.blocks(3);
    }

    @Test
    void drainsTheBudgetAndSaysWhoGetsWhat() {
        var pendingRao = payableRao();
        pay(world.epoch(netuid, 1, neuron(0, HALF / 3, 0), neuron(1, HALF / 3, 0), neuron(2, HALF / 3, 7)));

        var paid = said();
        assertThat(paid.budgetRao()).isEqualTo(pendingRao);
        assertThat(paid.carriedRao()).isBetween(0L, 3L);
        assertThat(paid.payouts())
                .extracting(Payout::role)
                .containsExactly(Role.OWNER, Role.MINER, Role.MINER, Role.MINER, Role.VALIDATOR);
        assertThat(paid.payouts().getFirst().accountId()).isEqualTo(World.OWNER);
        assertThat(payableRao()).isEqualTo(paid.carriedRao());
        assertThatNothingIsLost();
    }

    @Test
    void paysOnceWhenTheEpochArrivesTwice() {
        var epoch = world.epoch(netuid, 1, neuron(0, HALF, 0), neuron(1, 0, 1));
        pay(epoch);
        var paidRao = paidRao();
        world.blocks(1);
        var pendingRao = payableRao();
        world.send(epoch);
        pay(world.epoch(netuid + 1000, 1));

        assertThat(paidRao()).isEqualTo(paidRao);
        assertThat(payableRao()).isEqualTo(pendingRao);
        assertThatNothingIsLost();
    }

    @Test
    void paysAnOlderEpochThatArrivesLateOnce() {
        pay(world.epoch(netuid, 2, neuron(0, HALF, 1)));
        world.blocks(1);
        var older = world.epoch(netuid, 1, neuron(0, HALF, 1));
        pay(older);
        var paidRao = paidRao();
        world.send(older);
        pay(world.epoch(netuid + 1000, 1));

        assertThat(paidRao()).isEqualTo(paidRao).isPositive();
        assertThatNothingIsLost();
    }

    @Test
    void carriesEverythingButTheOwnersCutWhenNobodyEarnedAnything() {
        var ownerRao = world.number("select owner_rao from budget where netuid = " + netuid);
        pay(world.epoch(netuid, 1));

        assertThat(said().payouts()).extracting(Payout::amountRao).containsExactly(ownerRao);
        assertThat(payableRao()).isEqualTo(said().carriedRao()).isPositive();
        assertThatNothingIsLost();
    }

    @Test
    void showsWhatAnEpochHasPaid() {
        pay(world.epoch(netuid, 1, neuron(0, HALF, 0), neuron(1, 0, 1)));

        var shown = get("/emissions/1");
        assertThat(shown.get("epoch").asLong()).isEqualTo(1);
        assertThat(shown.get("budget_rao").isString()).isTrue();
        assertThat(rao(shown, "paid_rao") + rao(shown, "carried_rao")).isEqualTo(rao(shown, "budget_rao"));
        assertThat(shown.get("payouts").get(1).get("role").asString()).isEqualTo("miner");
        assertThat(shown.get("payouts").get(1).get("hotkey").asString()).isEqualTo("key 0");
        assertThat(status("/emissions/2")).isEqualTo(404);
    }

    @Test
    void listsEpochsInPages() {
        for (var epoch = 1; epoch <= 3; epoch++) pay(world.epoch(netuid, epoch, neuron(0, HALF, 1)));

        var first = get("/emissions?limit=2");
        assertThat(first.get("items").get(0).get("epoch").asLong()).isEqualTo(3);
        var next = get("/emissions?limit=2&cursor=" + first.get("next_cursor").asString());
        assertThat(next.get("items").get(0).get("epoch").asLong()).isEqualTo(1);
        assertThat(next.get("next_cursor").isNull()).isTrue();
        assertThat(status("/emissions?limit=0")).isEqualTo(400);
        assertThat(status("/emissions?limit=101")).isEqualTo(400);
        assertThat(status("/emissions?cursor=x")).isEqualTo(400);
    }

    @Test
    void knowsNoEmissionsOfASubnetThatIsNot() {
        netuid = 99_999;

        assertThat(status("/emissions")).isEqualTo(404);
    }

    private void pay(EpochScored epoch) {
        world.send(epoch);
        world.until(() -> world.number("select count(*) from epoch_payment where netuid = " + epoch.netuid()
                        + " and epoch = " + epoch.epoch())
                == 1);
    }

    private EpochPaid said() {
        return world.heard(EpochPaid.TOPIC, EpochPaid.class, paid -> paid.netuid() == netuid, 1)
                .getFirst();
    }

    private long payableRao() {
        return world.number("select owner_rao + miners_rao + validators_rao from budget where netuid = " + netuid);
    }

    private long paidRao() {
        return world.number("select sum(paid_rao) from budget");
    }

    private void assertThatNothingIsLost() {
        var mintedRao = world.number("select minted_rao from block order by height desc limit 1");
        assertThat(mintedRao)
                .isEqualTo(world.number(
                        "select sum(owner_rao + miners_rao + validators_rao + carried_rao + paid_rao) from budget"));
        assertThat(paidRao()).isEqualTo(world.number("select sum(amount_rao) from payout"));
    }

    private JsonNode get(String path) {
        return json.readTree(
                exchange(path).expectStatus().isOk().returnResult(byte[].class).getResponseBody());
    }

    private int status(String path) {
        return exchange(path).returnResult(byte[].class).getStatus().value();
    }

    private RestTestClient.ResponseSpec exchange(String path) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/subnets/" + netuid + path)
                .header(CallerTokens.HEADER, callers.anyone())
                .exchange();
    }

    private static long rao(JsonNode node, String name) {
        return Long.parseLong(node.get(name).asString());
    }
}
