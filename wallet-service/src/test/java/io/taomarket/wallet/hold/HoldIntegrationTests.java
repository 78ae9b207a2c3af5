package io.taomarket.wallet.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class HoldIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Test
    void setsMoneyAsideOnceWhenAskedTwice() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();

        var first = wallet.hold(customer, holdId, 300);
        var second = wallet.hold(customer, holdId, 300);

        assertThat(first.rao("amount_rao")).isEqualTo(300);
        assertThat(first.rao("available_rao")).isEqualTo(700);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(wallet.heldRao(customer)).isEqualTo(300);
        assertThat(wallet.freeRao(customer)).isEqualTo(700);
    }

    @Test
    void refusesTheSameIdForSomethingElse() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);

        var answer = wallet.hold(customer, holdId, 301);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("exists_different");
        assertThat(answer.text("field")).isEqualTo("amount_rao");
    }

    @Test
    void answersPaymentRequiredWhenTheAccountIsShort() {
        var customer = wallet.customerWith(100);

        var answer = wallet.hold(customer, UUID.randomUUID(), 101);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.text("code")).isEqualTo("insufficient_funds");
        assertThat(answer.rao("available_rao")).isEqualTo(100);
    }

    @Test
    void neverSetsAsideMoreThanThereIsWhateverRunsInParallel() throws Exception {
        var customer = wallet.customerWith(1_000);

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 20)
                    .mapToObj(_ -> pool.submit(
                            () -> wallet.hold(customer, UUID.randomUUID(), 300).status()))
                    .toList();
            var granted = 0;
            for (var call : calls) if (call.get() == 200) granted++;
            assertThat(granted).isEqualTo(3);
        }

        assertThat(wallet.heldRao(customer)).isEqualTo(900);
    }

    @Test
    void growsAndShrinksOncePerId() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);
        var topUpId = UUID.randomUUID();
        var releaseId = UUID.randomUUID();

        wallet.topUp(holdId, topUpId, 200);
        assertThat(wallet.topUp(holdId, topUpId, 200).rao("amount_rao")).isEqualTo(500);
        wallet.release(holdId, releaseId, 100);
        assertThat(wallet.release(holdId, releaseId, 100).rao("amount_rao")).isEqualTo(400);

        assertThat(wallet.heldRao(customer)).isEqualTo(400);
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 601).status()).isEqualTo(402);
        assertThat(wallet.release(holdId, UUID.randomUUID(), 5_000).rao("amount_rao"))
                .isZero();
        assertThat(wallet.freeRao(customer)).isEqualTo(1_000);
    }

    @Test
    void keepsAKeyWithinItsLimit() {
        var customer = wallet.customerWith(1_000);
        var made = wallet.post(
                wallet.as(customer),
                "/api/v1/keys",
                Map.of("name", "limited", "limit_rao", 100, "limit_reset", "monthly"));
        var keyId = UUID.fromString(made.text("id"));
        var holdId = UUID.randomUUID();
        assertThat(wallet.hold(customer, keyId, holdId, 80).rao("available_rao"))
                .isEqualTo(20);

        assertThat(wallet.hold(customer, keyId, UUID.randomUUID(), 21).text("code"))
                .isEqualTo("key_limit_exceeded");
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 21).status()).isEqualTo(402);
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 20).status()).isEqualTo(200);
    }

    @Test
    void refusesAKeyOfAnotherAccount() {
        var customer = wallet.customerWith(1_000);
        var other = wallet.customer();

        assertThat(wallet.hold(customer, other.keyId(), UUID.randomUUID(), 10).status())
                .isEqualTo(404);
    }

    @Test
    void isForServicesOnly() {
        var customer = wallet.customerWith(1_000);
        var beat = wallet.post(wallet.as(customer), "/internal/v1/heartbeats", Map.of("replica", "r"));

        assertThat(beat.status()).isEqualTo(403);
    }
}
