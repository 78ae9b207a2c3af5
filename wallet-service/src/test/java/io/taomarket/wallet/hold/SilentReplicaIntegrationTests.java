package io.taomarket.wallet.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.wallet.TestClock;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of money that a replica of inference-service has set aside when nothing is heard of it any more. */
@WalletTest
class SilentReplicaIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void givesBackWhatASilentReplicaHasLeft() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);

        clock.advance(Duration.ofMinutes(9));
        assertThat(heartbeat(customer)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(9));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(wallet.heldRao(customer)).isEqualTo(300));

        clock.advance(Duration.ofMinutes(2));
        await().untilAsserted(() -> assertThat(wallet.heldRao(customer)).isZero());
        var late = wallet.topUp(holdId, UUID.randomUUID(), 10);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text("code")).isEqualTo("hold_expired");
    }

    @Test
    void givesARequestTheMoneyThatADeadReplicaHasLeft() {
        var customer = wallet.customerWith(1_000);
        var left = UUID.randomUUID();
        wallet.hold(customer, left, 900);

        clock.advance(Duration.ofMinutes(3));
        var successor = open(customer, customer.keyId(), "successor", 500);

        assertThat(successor.status()).isEqualTo(200);
        assertThat(successor.rao("available_rao")).isEqualTo(500);
        assertThat(wallet.heldRao(customer)).isEqualTo(500);
        assertThat(wallet.topUp(left, UUID.randomUUID(), 1).text("code")).isEqualTo("hold_expired");
    }

    @Test
    void givesAKeyTheRoomThatADeadReplicaHasLeft() {
        var customer = wallet.customerWith(1_000);
        var keyId = keyLimitedTo(customer, 100);
        wallet.hold(customer, keyId, UUID.randomUUID(), 80);

        clock.advance(Duration.ofMinutes(3));

        assertThat(open(customer, keyId, "successor", 50).status()).isEqualTo(200);
    }

    @Test
    void leavesAloneWhatALiveReplicaHolds() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 900);

        clock.advance(Duration.ofMinutes(3));
        heartbeat(customer);
        var refused = open(customer, customer.keyId(), "another", 500);

        assertThat(refused.text("code")).isEqualTo("insufficient_funds");
        assertThat(refused.rao("available_rao")).isEqualTo(100);
        assertThat(refused.rao("held_rao"))
                .as("enough to wait for instead of giving up")
                .isEqualTo(900);
        clock.advance(Duration.ofMinutes(3));
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 200).text("code"))
                .as("who asks lives, and keeps what it holds")
                .isEqualTo("insufficient_funds");
        assertThat(wallet.heldRao(customer)).isEqualTo(900);
    }

    @Test
    void letsAnEmptyHoldExpireAlthoughItsReplicaLives() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);
        wallet.release(holdId, UUID.randomUUID(), 300);

        clock.advance(Duration.ofMinutes(9));
        assertThat(heartbeat(customer)).isZero();
        clock.advance(Duration.ofMinutes(2));

        await().untilAsserted(() -> assertThat(state(holdId)).isEqualTo("EXPIRED"));
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 1).status()).isEqualTo(410);
    }

    @Test
    void keepsAHoldThatGrowsAsLongAsANewOne() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        var openedUntil = Instant.parse(wallet.hold(customer, holdId, 300).text("expires_at"));

        clock.advance(Duration.ofMinutes(9));
        var grownUntil = wallet.topUp(holdId, UUID.randomUUID(), 1).text("expires_at");

        assertThat(Instant.parse(grownUntil)).isAfter(openedUntil.plus(Duration.ofMinutes(8)));
        clock.advance(Duration.ofMinutes(2));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(state(holdId)).isEqualTo("OPEN"));
    }

    private String state(UUID holdId) {
        return jdbc.sql("select state from hold where id = ?")
                .param(holdId)
                .query(String.class)
                .single();
    }

    private int heartbeat(Customer customer) {
        return wallet.post(wallet.inference(), "/internal/v1/heartbeats", Map.of("replica", "replica-" + customer.id()))
                .body()
                .path("holds")
                .asInt();
    }

    private Answer open(Customer customer, UUID keyId, String replica, long amountRao) {
        return wallet.hold(customer, keyId, UUID.randomUUID(), replica, amountRao);
    }

    private UUID keyLimitedTo(Customer customer, long limitRao) {
        var made = wallet.post(wallet.as(customer), "/api/v1/keys", Map.of("name", "limited", "limit_rao", limitRao));
        return UUID.fromString(made.text("id"));
    }
}
