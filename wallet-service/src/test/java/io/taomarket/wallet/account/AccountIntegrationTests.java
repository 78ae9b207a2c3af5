package io.taomarket.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class AccountIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Test
    void opensAnAccountWithAKeyThatMayDoEverything() {
        var answer = wallet.post(wallet.callers().anyone(), "/api/v1/accounts", Map.of("name", " Ada "));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("name")).isEqualTo("Ada");
        assertThat(answer.body().path("key").path("key").asString()).startsWith("tao_sk_");
        assertThat(answer.body().path("key").path("scopes").valueStream().map(s -> s.asString()))
                .containsExactlyInAnyOrder(WalletClient.ALL_SCOPES);
    }

    @Test
    void showsAnAccountWithoutItsKey() {
        var customer = wallet.customer();

        var answer = wallet.get(wallet.as(customer), "/api/v1/account");

        assertThat(answer.text("account_id")).isEqualTo(customer.id().toString());
        assertThat(answer.body().has("key")).isFalse();
    }

    @Test
    void opensOneAccountWhenTheSameRequestComesTwice() {
        var idempotencyKey = UUID.randomUUID().toString();

        var first = wallet.post(wallet.callers().anyone(), "/api/v1/accounts", idempotencyKey, Map.of("name", "Bob"));
        var second = wallet.post(wallet.callers().anyone(), "/api/v1/accounts", idempotencyKey, Map.of("name", "Bob"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.replayed()).isTrue();
    }

    @Test
    void refusesAGuessableIdempotencyKeyFromAStranger() {
        var answer = wallet.post(wallet.callers().anyone(), "/api/v1/accounts", "1", Map.of("name", "Eve"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("invalid_idempotency_key");
    }

    @Test
    void refusesANameThatIsMissingOrAFieldThatDoesNotExist() {
        var anyone = wallet.callers().anyone();

        assertThat(wallet.post(anyone, "/api/v1/accounts", Map.of()).text("field"))
                .isEqualTo("name");
        assertThat(wallet.post(anyone, "/api/v1/accounts", Map.of("name", "x", "balance", 1))
                        .text("code"))
                .isEqualTo("field_unknown");
        assertThat(wallet.post(anyone, "/api/v1/accounts", "{\"name\": \"a\\u0000b\"}")
                        .text("field"))
                .isEqualTo("name");
        assertThat(wallet.post(anyone, "/api/v1/accounts", "{\"name\": \"a\\ud800b\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void asksForAKey() {
        assertThat(wallet.get(wallet.callers().anyone(), "/api/v1/account").status())
                .isEqualTo(401);
        assertThat(wallet.get(wallet.callers().anyone(), "/api/v1/wallet").status())
                .isEqualTo(401);
    }
}
