package io.taomarket.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.registry.Answer;
import io.taomarket.registry.Heard;
import io.taomarket.registry.Market;
import io.taomarket.registry.RegistryTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RegistryTest
class RegistrationIntegrationTests {

    @Autowired
    Market market;

    @Autowired
    Heard heard;

    final UUID account = UUID.randomUUID();

    @Test
    void givesASlotOnceItIsPaid() {
        var netuid = market.subnet("{}");
        var id = UUID.randomUUID();
        var hotkey = Market.hotkey();
        var priceRao = priceRao(netuid);

        var answer = market.request(account, netuid, id, hotkey);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("state")).isEqualTo("requested");
        assertThat(answer.headers().getLocation()).hasPath("/api/v1/subnets/" + netuid + "/registrations/" + id);
        var request = market.requested(id);
        assertThat(request.priceRao()).isEqualTo(priceRao);
        assertThat(request.accountId()).isEqualTo(account);

        market.say(market.paid(request));

        awaitState(netuid, id, "registered");
        var registered = market.registration(account, netuid, id);
        assertThat(registered.text("uid")).isEqualTo("0");
        assertThat(registered.text("block")).isEqualTo(Long.toString(market.head()));
        await().atMost(Market.SOON)
                .untilAsserted(
                        () -> assertThat(neuronsSaid(netuid)).singleElement().satisfies(neuron -> {
                            assertThat(neuron.hotkey()).isEqualTo(hotkey);
                            assertThat(neuron.accountId()).isEqualTo(account);
                            assertThat(neuron.registeredAtBlock()).isEqualTo(market.head());
                            assertThat(neuron.version()).isEqualTo(1);
                        }));
    }

    @Test
    void givesOneSlotWhenThePaymentIsHeardTwice() {
        var netuid = market.subnet("{}");
        var id = UUID.randomUUID();
        market.request(account, netuid, id, Market.hotkey());
        var paid = market.paid(market.requested(id));

        market.say(paid);
        market.say(paid);
        market.say(declined(netuid, id, "insufficient_funds"));
        market.register(account, netuid, Market.hotkey());

        assertThat(market.metagraph(netuid).get("n").asInt()).isEqualTo(2);
        assertThat(market.registration(account, netuid, id).text("state")).isEqualTo("registered");
    }

    @Test
    void saysWhyARegistrationWasDeclinedAndLetsTheHotkeyTryAgain() {
        var netuid = market.subnet("{}");
        var id = UUID.randomUUID();
        var hotkey = Market.hotkey();
        var priceRao = priceRao(netuid);
        market.request(account, netuid, id, hotkey);

        market.say(declined(netuid, id, "insufficient_funds"));
        market.say(declined(netuid, id, "insufficient_funds"));

        awaitState(netuid, id, "declined");
        assertThat(market.registration(account, netuid, id).code()).isEqualTo("insufficient_funds");
        assertThat(priceRao(netuid)).isEqualTo(priceRao);
        assertThat(market.register(account, netuid, hotkey)).isZero();
    }

    @Test
    void raisesThePriceWithEachRegistrationAndLetsItDecay() {
        market.mine(2); // at the first block of all nothing decays
        var netuid = market.subnet("{\"burn_half_life_blocks\": 10}");
        market.mine(1);
        assertThat(priceRao(netuid)).isBetween(933_000_000L, 934_000_000L);
        market.mine(9);
        assertThat(priceRao(netuid)).isBetween(499_999_000L, 500_000_000L);
        var beforeRao = priceRao(netuid);

        market.register(account, netuid, Market.hotkey());

        assertThat(priceRao(netuid)).isEqualTo(beforeRao * 126 / 100);
        market.mine(100_000);
        assertThat(priceRao(netuid)).isEqualTo(500_000);
    }

    @Test
    void countsRegistrationsThatWaitForTheirPayment() {
        var netuid = market.subnet("{}");
        var priceRao = priceRao(netuid);
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();

        market.request(account, netuid, first, Market.hotkey());
        market.request(account, netuid, second, Market.hotkey());

        assertThat(market.requested(first).priceRao()).isEqualTo(priceRao);
        assertThat(market.requested(second).priceRao()).isEqualTo(priceRao * 126 / 100);
        market.request(account, netuid, UUID.randomUUID(), Market.hotkey());
        assertThat(market.request(account, netuid, UUID.randomUUID(), Market.hotkey())
                        .code())
                .isEqualTo("too_many_open_registrations");
    }

    @Test
    void asksForMoneyOnceWhenTheSameRegistrationIsAskedForTwice() {
        var netuid = market.subnet("{}");
        var id = UUID.randomUUID();
        var hotkey = Market.hotkey();

        market.request(account, netuid, id, hotkey);
        var again = market.request(account, netuid, id, hotkey);

        assertThat(again.status()).isEqualTo(202);
        assertThat(market.request(account, netuid, id, Market.hotkey()).code()).isEqualTo("registration_id_reused");
        assertThat(market.request(UUID.randomUUID(), netuid, id, hotkey).code()).isEqualTo("registration_id_in_use");
        var last = UUID.randomUUID();
        market.request(account, netuid, last, Market.hotkey());
        market.requested(last);
        assertThat(heard.all(RegistrationRequested.class, event -> event.registrationId()
                        .equals(id)))
                .hasSize(1);
    }

    @Test
    void replaysTheAnswerOfAnIdempotencyKey() {
        var netuid = market.subnet("{}");
        var body = body(UUID.randomUUID(), Market.hotkey(), "");
        var path = "/subnets/" + netuid + "/registrations";

        var first = market.call(POST, market.key(account), path, body, "key-1");
        var again = market.call(POST, market.key(account), path, body, "key-1");
        var other = market.call(POST, market.key(account), path, body(UUID.randomUUID(), Market.hotkey(), ""), "key-1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.headers().getLocation()).isEqualTo(first.headers().getLocation());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void checksInTheChainsOrder() {
        var netuid = market.subnet("{}");
        var hotkey = Market.hotkey();

        assertThat(market.request(account, 0, UUID.randomUUID(), hotkey).code())
                .isEqualTo("registration_not_permitted_on_root_subnet");
        assertThat(market.request(account, 9999, UUID.randomUUID(), hotkey).code())
                .isEqualTo("subnet_not_exists");
        var tooDear = request(netuid, account, body(UUID.randomUUID(), hotkey, ",\"max_burn_rao\":\"999999999\""));
        assertThat(tooDear.status()).isEqualTo(409);
        assertThat(tooDear.code()).isEqualTo("registration_price_limit_exceeded");
        assertThat(tooDear.rao("price_rao")).isEqualTo(1_000_000_000);

        market.request(account, netuid, UUID.randomUUID(), hotkey);
        assertThat(market.request(account, netuid, UUID.randomUUID(), hotkey).code())
                .isEqualTo("hotkey_registration_pending");
        var registered = Market.hotkey();
        market.register(account, netuid, registered);
        assertThat(market.request(account, netuid, UUID.randomUUID(), registered)
                        .code())
                .isEqualTo("hotkey_already_registered_in_subnet");

        close(netuid);
        assertThat(market.request(account, netuid, UUID.randomUUID(), registered)
                        .code())
                .isEqualTo("subnet_registration_disabled");
    }

    @Test
    void acceptsAPriceUpToTheLimit() {
        var netuid = market.subnet("{}");

        var answer =
                request(netuid, account, body(UUID.randomUUID(), Market.hotkey(), ",\"max_burn_rao\":\"1000000000\""));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.rao("max_burn_rao")).isEqualTo(1_000_000_000);
    }

    @Test
    void showsARegistrationOnlyToWhoAskedForIt() {
        var netuid = market.subnet("{}");
        var id = UUID.randomUUID();
        market.request(account, netuid, id, Market.hotkey());

        var stranger = market.registration(UUID.randomUUID(), netuid, id);
        var nothing = market.registration(account, netuid, UUID.randomUUID());

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.text("detail")).isEqualTo(nothing.text("detail"));
        assertThat(market.registration(account, 1, id).status()).isEqualTo(404);
        assertThat(market.get("/subnets/" + netuid + "/registrations/" + id).status())
                .isEqualTo(401);
        assertThat(market.get(
                                market.callers.key(account, UUID.randomUUID(), "inference"),
                                "/subnets/" + netuid + "/registrations/" + id)
                        .code())
                .isEqualTo("scope_missing");
    }

    @Test
    void refusesRequestsThatMakeNoSense() {
        var hotkey = Market.hotkey();
        for (var body : List.of(
                "",
                "{}",
                "[]",
                "{\"registration_id\":\"%s\"}".formatted(UUID.randomUUID()),
                "{\"hotkey\":\"%s\"}".formatted(hotkey),
                body(UUID.randomUUID(), hotkey.substring(1), ""),
                body(UUID.randomUUID(), hotkey.toLowerCase(), ""),
                body(UUID.randomUUID(), "' or 1=1 --", ""),
                "{\"registration_id\":\"7\",\"hotkey\":\"%s\"}".formatted(hotkey),
                body(UUID.randomUUID(), hotkey, ",\"max_burn_rao\":-1"),
                body(UUID.randomUUID(), hotkey, ",\"max_burn_rao\":\"1.5\""),
                body(UUID.randomUUID(), hotkey, ",\"max_burn_rao\":\"1e3\""),
                body(UUID.randomUUID(), hotkey, ",\"max_burn_rao\":9223372036854775808"),
                body(UUID.randomUUID(), hotkey, ",\"state\":\"registered\""),
                body(UUID.randomUUID(), hotkey, ",\"price_rao\":0")))
            assertThat(request(1, account, body).status()).as(body).isEqualTo(400);
        assertThat(market.call(POST, market.callers.signed(hotkey), "/subnets/1/registrations", "{}")
                        .status())
                .isIn(400, 403);
    }

    private Answer request(int netuid, UUID accountId, String body) {
        return market.call(POST, market.key(accountId), "/subnets/" + netuid + "/registrations", body);
    }

    private void close(int netuid) {
        market.call(
                PATCH,
                market.callers.admin(),
                "/subnets/" + netuid + "/hyperparameters",
                "{\"registration_allowed\":false}");
    }

    private long priceRao(int netuid) {
        return market.get("/subnets/" + netuid + "/registration-price").rao("price_rao");
    }

    private void awaitState(int netuid, UUID id, String state) {
        await().atMost(Market.SOON)
                .until(() ->
                        market.registration(account, netuid, id).text("state").equals(state));
    }

    private List<NeuronChanged> neuronsSaid(int netuid) {
        return heard.all(NeuronChanged.class, event -> event.netuid() == netuid);
    }

    private static RegistrationDeclined declined(int netuid, UUID id, String code) {
        return new RegistrationDeclined(UUID.randomUUID(), Instant.EPOCH, id, netuid, code);
    }

    private static String body(UUID id, String hotkey, String more) {
        return "{\"registration_id\":\"%s\",\"hotkey\":\"%s\"%s}".formatted(id, hotkey, more);
    }
}
