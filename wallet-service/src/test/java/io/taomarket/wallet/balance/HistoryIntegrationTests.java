package io.taomarket.wallet.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class HistoryIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Test
    void tellsWhatTheAccountHadAtAnyTime() {
        var alice = wallet.customerWith(1_000);
        var bob = wallet.customer();
        for (var i = 1; i <= 6; i++) send(alice, bob, i, "paid");
        var entries =
                wallet.get(wallet.as(alice), "/api/v1/wallet/entries").body().path("items");

        for (var entry : entries) {
            var then = wallet.get(
                    wallet.as(alice),
                    "/api/v1/wallet?at=" + entry.path("created_at").asString());
            assertThat(then.text("balance_rao"))
                    .isEqualTo(entry.path("balance_after_rao").asString());
            assertThat(then.text("version")).isEqualTo(entry.path("version").asString());
        }
        var before = Instant.parse(entries.get(6).path("created_at").asString()).minusMillis(1);
        assertThat(wallet.get(wallet.as(alice), "/api/v1/wallet?at=" + before).rao("balance_rao"))
                .isZero();
        assertThat(wallet.get(wallet.as(alice), "/api/v1/wallet?at=2100-01-01T00:00:00Z")
                        .rao("balance_rao"))
                .isEqualTo(979);
        assertThat(wallet.get(wallet.as(alice), "/api/v1/wallet?at=yesterday").text("field"))
                .isEqualTo("at");
    }

    @Test
    void exportsTheWholeHistoryOldestFirst() {
        var alice = wallet.customerWith(1_000);
        var bob = wallet.customer();
        send(alice, bob, 1, "plain, \"quoted\"");
        send(alice, bob, 2, "=1+1");

        var lines = wallet.text(wallet.as(alice), "/api/v1/wallet/entries?format=csv")
                .split("\r\n");

        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("version,created_at,type,transfer_id,amount_rao,balance_after_rao");
        assertThat(lines[1]).startsWith("1,").contains(",deposit,", ",1000,1000,");
        assertThat(lines[2]).contains(",-1,999," + bob.id() + ",").endsWith("\"plain, \"\"quoted\"\"\"");
        assertThat(lines[3]).endsWith("\"'=1+1\"");
    }

    private void send(WalletClient.Customer from, WalletClient.Customer to, long amountRao, String memo) {
        var request =
                Map.of("transfer_id", UUID.randomUUID(), "to_account", to.id(), "amount_rao", amountRao, "memo", memo);
        assertThat(wallet.post(wallet.as(from), "/api/v1/transfers", request).status())
                .isEqualTo(201);
    }
}
