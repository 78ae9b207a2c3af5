package io.taomarket.wallet.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PUT;

import io.taomarket.wallet.Facts;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
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
        assertThat(stand(alice, "frozen").text("standing")).isEqualTo("frozen");

        var refused = send(alice, bob, 1);

        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.text("code")).isEqualTo("account_frozen");
        assertThat(wallet.hold(alice, UUID.randomUUID(), 1).text("code")).isEqualTo("account_frozen");
        assertThat(send(bob, alice, 5).status()).isEqualTo(201);
        stand(alice, "open");
        assertThat(send(alice, bob, 105).status()).isEqualTo(201);
    }

    @Test
    void aFreezeDoesNotTouchWhatWasSetAsideBefore() {
        var alice = wallet.customerWith(1_000);
        var miner = wallet.customer();
        var holdId = UUID.randomUUID();
        wallet.hold(alice, holdId, 200);
        stand(alice, "frozen");

        facts.say(wallet.served(alice, miner, holdId, 150));

        await().untilAsserted(() -> assertThat(wallet.freeRao(miner)).isEqualTo(135));
        assertThat(wallet.heldRao(alice)).isEqualTo(50);
        assertThat(wallet.freeRao(alice)).isEqualTo(800);
    }

    @Test
    void onlyAnEmptyAccountIsClosedAndThenForEver() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        assertThat(stand(alice, "closed").text("code")).isEqualTo("account_not_empty");
        send(alice, bob, 100);

        assertThat(stand(alice, "closed").text("standing")).isEqualTo("closed");

        var refused = send(bob, alice, 1);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("account_closed");
        assertThat(stand(alice, "open").text("code")).isEqualTo("account_closed");
    }

    @Test
    void aReserveStaysUntouched() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        assertThat(put(alice, "reserve", Map.of("min_available_rao", "60")).rao("min_available_rao"))
                .isEqualTo(60);

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
        var answer = wallet.send(wallet.as(alice), PUT, path(alice, "standing"), null, Map.of("standing", "frozen"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(stand(new Customer(UUID.randomUUID(), UUID.randomUUID(), ""), "frozen")
                        .status())
                .isEqualTo(404);
    }

    private Answer stand(Customer customer, String standing) {
        return put(customer, "standing", Map.of("standing", standing));
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
