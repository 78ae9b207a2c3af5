package io.taomarket.wallet.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class EndedHoldIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Test
    void givesEverythingBackWhenItIsCalledOff() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        var voidId = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);

        assertThat(end(holdId, "void", voidId).rao("available_rao")).isEqualTo(1_000);
        assertThat(end(holdId, "void", voidId).status()).as("repeated").isEqualTo(200);

        assertThat(wallet.heldRao(customer)).isZero();
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 1).text("code")).isEqualTo("hold_already_voided");
        assertThat(end(holdId, "settle", UUID.randomUUID()).text("code")).isEqualTo("hold_already_voided");
    }

    @Test
    void givesTheRestBackWhenItIsSettled() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);

        assertThat(end(holdId, "settle", UUID.randomUUID()).status()).isEqualTo(200);

        assertThat(wallet.heldRao(customer)).isZero();
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 1).text("code")).isEqualTo("hold_already_settled");
    }

    @Test
    void anIdThatWasRefusedOnceStaysRefused() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        var other = UUID.randomUUID();
        wallet.hold(customer, holdId, 300);
        wallet.hold(customer, other, 300);
        end(holdId, "void", UUID.randomUUID());
        var late = UUID.randomUUID();
        assertThat(end(holdId, "settle", late).text("code")).isEqualTo("hold_already_voided");

        var again = end(other, "settle", late);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("id_already_failed");
        assertThat(again.text("first_code")).isEqualTo("hold_already_voided");
        assertThat(wallet.heldRao(customer)).isEqualTo(300);
    }

    @Test
    void exactlyOneOfTwoHundredGetsWhatIsEnoughForOne() throws Exception {
        var customer = wallet.customerWith(1_000);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(_ -> pool.submit(() ->
                            wallet.hold(customer, UUID.randomUUID(), 1_000).status()))
                    .toList();
            var granted = 0;
            for (var call : calls) if (call.get() == 200) granted++;
            assertThat(granted).isEqualTo(1);
        }
        assertThat(wallet.heldRao(customer)).isEqualTo(1_000);
        assertThat(wallet.freeRao(customer)).isZero();
    }

    private Answer end(UUID holdId, String how, UUID id) {
        return wallet.post(wallet.inference(), "/internal/v1/holds/" + holdId + "/" + how, Map.of(how + "_id", id));
    }
}
