package io.taomarket.registry.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.registry.Answer;
import io.taomarket.registry.Heard;
import io.taomarket.registry.Market;
import io.taomarket.registry.RegistryTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RegistryTest
class SubnetIntegrationTests {

    @Autowired
    Market market;

    @Autowired
    Heard heard;

    @Autowired
    FirstSubnets first;

    @Test
    void beginsWithTheTwoSubnetsOfItsSettingsAndSaysThemOnce() {
        assertThat(market.get("/subnets/1").text("name")).isEqualTo("text-embedding");
        assertThat(market.get("/subnets/2").text("name")).isEqualTo("chat");

        first.run(null);
        var last = market.subnet("{}");

        await().atMost(Market.SOON).until(() -> !said(last).isEmpty());
        assertThat(said(1)).singleElement().satisfies(subnet -> {
            assertThat(subnet.name()).isEqualTo("text-embedding");
            assertThat(subnet.ownerAccountId()).isNull();
            assertThat(subnet.hyperparameters().yuma3()).isTrue();
            assertThat(subnet.hyperparameters().commitReveal()).isFalse();
            assertThat(subnet.hyperparameters().tempoBlocks()).isEqualTo(360);
        });
    }

    @Test
    void showsWhatASubnetIs() {
        var netuid = market.subnet("{\"tempo_blocks\": 20}");

        var subnet = market.get("/subnets/" + netuid);

        assertThat(subnet.status()).isEqualTo(200);
        assertThat(subnet.body().get("tempo_blocks").asInt()).isEqualTo(20);
        assertThat(subnet.body().get("neurons").asInt()).isZero();
        assertThat(subnet.body().get("registration_price_rao").isString()).isTrue();
        assertThat(subnet.body().get("owner_account_id").isNull()).isTrue();
        assertThat(subnet.body().get("next_epoch_block").asLong())
                .isGreaterThan(subnet.body().get("registered_at_block").asLong());
    }

    @Test
    void listsSubnetsPageByPage() {
        market.subnet("{}");
        market.subnet("{}");
        var seen = new ArrayList<Integer>();
        var page = market.get("/subnets?limit=2");
        while (true) {
            assertThat(page.body().get("items").size()).isLessThanOrEqualTo(2);
            page.body()
                    .get("items")
                    .forEach(subnet -> seen.add(subnet.get("netuid").asInt()));
            if (page.body().get("next_cursor").isNull()) break;
            page = market.get("/subnets?limit=2&cursor=" + page.text("next_cursor"));
        }

        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(4)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1, 2);
    }

    @Test
    void refusesPagesThatDoNotExist() {
        for (var cursor : List.of("x", "c3VibmV0Oi0x", "%00", "subnet:1", "A".repeat(100)))
            assertThat(market.get("/subnets?cursor=" + cursor).code()).isEqualTo("invalid_cursor");
        for (var limit : List.of("0", "-1", "101"))
            assertThat(market.get("/subnets?limit=" + limit).code()).isEqualTo("invalid_field");
        assertThat(market.get("/subnets?limit=many").status()).isEqualTo(400);
    }

    @Test
    void doesNotKnowSubnetsThatAreNotThere() {
        for (var netuid : List.of("0", "-1", "9999", "2147483647")) {
            var answer = market.get("/subnets/" + netuid);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("subnet_not_exists");
        }
        assertThat(market.get("/subnets/one").status()).isEqualTo(400);
        assertThat(market.get("/subnets/2147483648").status()).isEqualTo(400);
    }

    @Test
    void letsOnlyTheAdminMakeSubnets() {
        assertThat(create(market.key(UUID.randomUUID()), "{\"name\":\"mine\"}").code())
                .isEqualTo("forbidden");
        assertThat(create(market.callers.anyone(), "{\"name\":\"mine\"}").status())
                .isEqualTo(401);
    }

    @Test
    void makesASubnetOncePerIdempotencyKey() {
        var body = "{\"name\":\"s-%s\"}".formatted(UUID.randomUUID());
        var key = UUID.randomUUID().toString();

        var made = market.call(POST, market.callers.admin(), "/subnets", body, key);
        var again = market.call(POST, market.callers.admin(), "/subnets", body, key);

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text("netuid")).isEqualTo(made.text("netuid"));
        assertThat(again.headers().getLocation()).hasPath("/api/v1/subnets/" + made.text("netuid"));
        assertThat(create(market.callers.admin(), body).code()).isEqualTo("subnet_name_taken");
    }

    @Test
    void refusesSubnetsThatCannotBe() {
        for (var body : List.of(
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":\"Upper\"}",
                "{\"name\":\"a b\"}",
                "{\"name\":\"%s\"}".formatted("a".repeat(65)),
                "{\"name\":\"fine\",\"netuid\":7}",
                "{\"name\":\"fine\",\"owner_hotkey\":\"5Fake\"}",
                "{\"name\":\"fine\",\"hyperparameters\":{\"tempo\":1}}",
                "{\"name\":\"fine\",\"hyperparameters\":{\"tempo_blocks\":0}}",
                "[]",
                "null",
                "{"))
            assertThat(create(market.callers.admin(), body).status()).as(body).isEqualTo(400);
    }

    @Test
    void changesRulesForTheAdminAndTellsTheOthers() {
        var netuid = market.subnet("{}");

        var changed = change(netuid, market.callers.admin(), "{\"kappa\": 40000, \"min_burn_rao\": \"600000\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("kappa").asInt()).isEqualTo(40_000);
        assertThat(market.get("/subnets/" + netuid + "/hyperparameters").body()).isEqualTo(changed.body());
        await().atMost(Market.SOON).until(() -> said(netuid).size() == 2);
        assertThat(said(netuid).getLast().hyperparameters().minBurnRao()).isEqualTo(600_000);
        assertThat(said(netuid).getLast().version())
                .isGreaterThan(said(netuid).getFirst().version());
    }

    @Test
    void changesAllNamedRulesOrNone() {
        var netuid = market.subnet("{}");

        var refused = change(netuid, market.callers.admin(), "{\"kappa\": 1, \"tempo_blocks\": 0}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo("tempo_blocks");
        assertThat(market.get("/subnets/" + netuid + "/hyperparameters").text("kappa"))
                .isEqualTo("32767");
    }

    @Test
    void letsAnOwnerChangeItsRulesNowAndThen() {
        var owner = UUID.randomUUID();
        var netuid = market.subnet("{}", ",\"owner_account_id\":\"%s\"".formatted(owner));

        assertThat(change(netuid, market.key(owner), "{\"immunity_period_blocks\": 60}")
                        .status())
                .isEqualTo(200);
        assertThat(change(netuid, market.key(owner), "{\"immunity_period_blocks\": 70}")
                        .code())
                .isEqualTo("tx_rate_limit_exceeded");
        assertThat(change(netuid, market.key(owner), "{\"bonds_penalty\": 7}").status())
                .isEqualTo(200);
        assertThat(change(netuid, market.key(owner), "{\"kappa\": 7}").code()).isEqualTo("forbidden");
        assertThat(change(netuid, market.callers.key(owner, UUID.randomUUID(), "inference"), "{}")
                        .code())
                .isEqualTo("scope_missing");
        assertThat(change(netuid, market.key(UUID.randomUUID()), "{\"bonds_penalty\": 8}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(change(netuid, market.callers.anyone(), "{\"bonds_penalty\": 8}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keepsAnOwnerFromChangingRulesShortlyBeforeAnEpoch() {
        var owner = UUID.randomUUID();
        var netuid = market.subnet("{\"tempo_blocks\": 200}", ",\"owner_account_id\":\"%s\"".formatted(owner));
        var next =
                market.get("/subnets/" + netuid).body().get("next_epoch_block").asLong();

        market.mine((int) (next - 5 - market.head()));

        assertThat(change(netuid, market.key(owner), "{\"bonds_penalty\": 7}").code())
                .isEqualTo("admin_action_prohibited_during_weights_window");
        assertThat(change(netuid, market.callers.admin(), "{\"bonds_penalty\": 7}")
                        .status())
                .isEqualTo(200);
    }

    private List<SubnetChanged> said(int netuid) {
        return heard.all(SubnetChanged.class, event -> event.netuid() == netuid);
    }

    private Answer create(String caller, String body) {
        return market.call(POST, caller, "/subnets", body);
    }

    private Answer change(int netuid, String caller, String body) {
        return market.call(PATCH, caller, "/subnets/" + netuid + "/hyperparameters", body);
    }
}
