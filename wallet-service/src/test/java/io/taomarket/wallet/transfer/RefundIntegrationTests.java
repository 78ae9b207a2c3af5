package io.taomarket.wallet.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import io.taomarket.wallet.ledger.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class RefundIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Test
    void givesBackInPartsNeverMoreThanWasReceived() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customerWith(500);
        var transferId = sent(alice, bob, 60);

        assertThat(refund(bob, UUID.randomUUID(), transferId, alice, "25").status())
                .isEqualTo(201);
        assertThat(refund(bob, UUID.randomUUID(), transferId, alice, "36").text("code"))
                .isEqualTo("refund_exceeds");
        var rest = refund(bob, UUID.randomUUID(), transferId, alice, null);
        assertThat(rest.rao("amount_rao")).isEqualTo(35);
        assertThat(refund(bob, UUID.randomUUID(), transferId, alice, null).text("code"))
                .isEqualTo("refund_exceeds");

        assertThat(wallet.freeRao(alice)).isEqualTo(100);
        assertThat(wallet.freeRao(bob)).isEqualTo(500);
    }

    @Test
    void happensOncePerIdAndStaysRefusedOnceRefused() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        var transferId = sent(alice, bob, 60);
        var refundId = UUID.randomUUID();
        var late = UUID.randomUUID();

        assertThat(refund(bob, refundId, transferId, alice, "10").status()).isEqualTo(201);
        assertThat(refund(bob, refundId, transferId, alice, "10").status()).isEqualTo(200);
        assertThat(refund(bob, refundId, transferId, alice, "11").text("code")).isEqualTo("exists_different");
        assertThat(refund(bob, refundId, transferId, alice, "10").status())
                .as("asking for something else burns nothing")
                .isEqualTo(200);
        assertThat(refund(bob, late, transferId, alice, "55").text("code")).isEqualTo("refund_exceeds");
        assertThat(refund(bob, late, transferId, alice, "5").text("code")).isEqualTo("id_already_failed");
        assertThat(wallet.freeRao(alice)).isEqualTo(50);
    }

    @Test
    void isForTheReceiverAndTheOperatorOnly() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        var transferId = sent(alice, bob, 60);

        assertThat(refund(alice, UUID.randomUUID(), transferId, alice, "1").text("code"))
                .isEqualTo("transfer_not_found");
        assertThat(wallet.post(
                                wallet.callers().admin(),
                                "/api/v1/admin/wallet/refunds",
                                request(UUID.randomUUID(), transferId, alice.id(), "60"))
                        .status())
                .isEqualTo(201);
        assertThat(wallet.freeRao(alice)).isEqualTo(100);
    }

    @Test
    void givesADepositBackToTheTreasury() {
        var alice = wallet.customerWith(100);
        var entry = wallet.get(wallet.as(alice), "/api/v1/wallet/entries")
                .body()
                .path("items")
                .get(0);
        var depositId = UUID.fromString(entry.path("transfer_id").asString());

        var answer =
                wallet.post(wallet.as(alice), "/api/v1/refunds", request(UUID.randomUUID(), depositId, null, "40"));

        assertThat(answer.text("to_account")).isEqualTo(Ledger.TREASURY.toString());
        assertThat(wallet.freeRao(alice)).isEqualTo(60);
    }

    @Test
    void isNotGivenBackAgain() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        var refundId = UUID.randomUUID();
        refund(bob, refundId, sent(alice, bob, 60), alice, null);

        var answer = refund(alice, UUID.randomUUID(), refundId, bob, null);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("not_refundable");
    }

    private UUID sent(Customer from, Customer to, long amountRao) {
        var transferId = UUID.randomUUID();
        var request = Map.of("transfer_id", transferId, "to_account", to.id(), "amount_rao", amountRao);
        assertThat(wallet.post(wallet.as(from), "/api/v1/transfers", request).status())
                .isEqualTo(201);
        return transferId;
    }

    private Answer refund(Customer caller, UUID refundId, UUID transferId, Customer payer, @Nullable String amountRao) {
        return wallet.post(wallet.as(caller), "/api/v1/refunds", request(refundId, transferId, payer.id(), amountRao));
    }

    private static Map<String, Object> request(
            UUID refundId, UUID transferId, @Nullable UUID payer, @Nullable String amountRao) {
        var request = new HashMap<String, Object>(Map.of("refund_id", refundId, "transfer_id", transferId));
        if (payer != null) request.put("payer", payer);
        if (amountRao != null) request.put("amount_rao", amountRao);
        return request;
    }
}
