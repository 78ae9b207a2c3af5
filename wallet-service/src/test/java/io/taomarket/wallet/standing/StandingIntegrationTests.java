package io.taomarket.wallet.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PUT;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class StandingIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Test
    void aFrozenAccountTakesMoneyAndGivesNone() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customerWith(100);
        assertThat(stand(alice, "freeze").text("standing")).isEqualTo("frozen");

        var refused = send(alice, bob, 1);

        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.text("code")).isEqualTo("account_frozen");
        assertThat(wallet.hold(alice, UUID.randomUUID(), 1).text("code")).isEqualTo("account_frozen");
        assertThat(send(bob, alice, 5).status()).isEqualTo(201);
        stand(alice, "unfreeze");
        assertThat(send(alice, bob, 105).status()).isEqualTo(201);
    }

    @Test
    void aFreezeDoesNotTouchWhatWasSetAsideBefore() {
        var alice = wallet.customerWith(1_000);
        var miner = wallet.customer();
        var holdId = UUID.randomUUID();
        wallet.hold(alice, holdId, 200);
        stand(alice, "freeze");

        facts.say(wallet.served(alice, miner, holdId, 150));

        await().untilAsserted(() -> assertThat(wallet.freeRao(miner)).isEqualTo(135));
        assertThat(wallet.heldRao(alice)).isEqualTo(50);
        assertThat(wallet.freeRao(alice)).isEqualTo(800);
    }

    @Test
    void onlyAnEmptyAccountIsClosedAndThenForEver() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        assertThat(stand(alice, "close").text("code")).isEqualTo("account_not_empty");
        send(alice, bob, 100);

        assertThat(stand(alice, "close").text("standing")).isEqualTo("closed");

        var refused = send(bob, alice, 1);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("account_closed");
        assertThat(stand(alice, "unfreeze").text("code")).isEqualTo("account_closed");
    }

    /** What an epoch pays later would be stake that nobody can take back. */
    @Test
    void anAccountWhoseHotkeysMayEarnIsNotClosed() {
        var miner = wallet.customer();
        Hotkeys.bound(wallet, miner);

        var answer = stand(miner, "close");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("hotkeys").asInt()).isEqualTo(1);
    }

    @Test
    void aClosedAccountBindsNoHotkey() {
        var alice = wallet.customer();
        stand(alice, "close");

        assertThat(Hotkeys.bind(wallet, alice, SigningKey.generate(), alice.id())
                        .text("code"))
                .isEqualTo("account_not_open");
    }

    @Test
    void aReserveStaysUntouched() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        assertThat(put(alice, "reserve", Map.of("min_available_rao", "60")).rao("min_available_rao"))
                .isEqualTo(60);

        var credits = wallet.get(wallet.as(alice), "/v1/credits");
        assertThat(credits.rao("available_rao")).isEqualTo(40);
        assertThat(credits.rao("total_credits_rao")).isEqualTo(100);
        assertThat(send(alice, bob, 41).text("code")).isEqualTo("insufficient_funds");
        assertThat(wallet.hold(alice, UUID.randomUUID(), 41).status()).isEqualTo(402);
        assertThat(send(alice, bob, 40).status()).isEqualTo(201);
        assertThat(put(alice, "reserve", Map.of("min_available_rao", "61")).status())
                .isEqualTo(402);
        wallet.send(wallet.callers().admin(), DELETE, path(alice, "reserve"), null, null);
        assertThat(send(alice, bob, 60).status()).isEqualTo(201);
    }

    @Test
    void isForTheOperatorOnly() {
        var alice = wallet.customer();

        for (var what : List.of("freeze", "unfreeze", "close"))
            assertThat(wallet.post(wallet.as(alice), path(alice, what), Map.of("reason", "x"))
                            .status())
                    .isEqualTo(403);
        assertThat(stand(new Customer(UUID.randomUUID(), UUID.randomUUID(), ""), "freeze")
                        .status())
                .isEqualTo(404);
    }

    private Answer stand(Customer customer, String what) {
        return wallet.post(wallet.callers().admin(), path(customer, what), Map.of("reason", "test"));
    }

    private Answer put(Customer customer, String what, Map<String, String> body) {
        return wallet.send(wallet.callers().admin(), PUT, path(customer, what), null, body);
    }

    private static String path(Customer customer, String what) {
        return "/api/v1/admin/wallet/accounts/" + customer.id() + "/" + what;
    }

    private Answer send(Customer from, Customer to, long amountRao) {
        var request = Map.of("transfer_id", UUID.randomUUID(), "to_account", to.id(), "amount_rao", amountRao);
        return wallet.post(wallet.as(from), "/api/v1/transfers", request);
    }
}
