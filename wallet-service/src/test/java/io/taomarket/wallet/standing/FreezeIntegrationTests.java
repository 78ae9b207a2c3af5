package io.taomarket.wallet.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.wallet.KeyChanged;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@WalletTest
class FreezeIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theKeysOfAFrozenAccountOpenNothingAndItsMoneyIsNotSetAside() {
        var customer = wallet.customerWith(1_000);

        var frozen = freeze(customer, "stolen card");

        assertThat(frozen.status()).isEqualTo(200);
        assertThat(frozen.text("standing")).isEqualTo("frozen");
        assertThat(frozen.text("reason")).isEqualTo("stolen card");
        assertThat(check(customer).body().path("frozen").asBoolean()).isTrue();
        var hold = wallet.hold(customer, UUID.randomUUID(), 10);
        assertThat(hold.status()).isEqualTo(423);
        assertThat(hold.text("code")).isEqualTo("account_frozen");
        assertThat(wallet.heldRao(customer)).isZero();
    }

    @Test
    void aHoldIsNotMadeLargerByAKeyThatWasRevoked() {
        var customer = wallet.customerWith(1_000);
        var keyId = UUID.fromString(wallet.post(wallet.as(customer), "/api/v1/keys", Map.of("name", "second"))
                .text("id"));
        var holdId = UUID.randomUUID();
        wallet.hold(customer, keyId, holdId, 10);
        wallet.send(wallet.as(customer), HttpMethod.DELETE, "/api/v1/keys/" + keyId, null, null);

        var refused = wallet.topUp(holdId, UUID.randomUUID(), 10);

        assertThat(refused.text("code")).isEqualTo("invalid_api_key");
        assertThat(wallet.heldRao(customer)).isEqualTo(10);
    }

    @Test
    void aHoldOfAFrozenAccountIsNotMadeLarger() {
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 10);
        freeze(customer, "stolen card");

        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 10).text("code")).isEqualTo("account_frozen");
    }

    @Test
    void theKeysOfAClosedAccountOpenNothing() {
        var customer = wallet.customer();
        wallet.post(wallet.callers().admin(), path(customer.id(), "close"), Map.of("reason", "asked for"));

        assertThat(check(customer).status()).isEqualTo(404);
        assertThat(check(customer).text("code")).isEqualTo("invalid_api_key");
    }

    @Test
    void theGatewayForgetsAllKeysOfAFrozenAccount() {
        var customer = wallet.customer();
        var second = wallet.post(wallet.as(customer), "/api/v1/keys", Map.of("name", "second"));

        freeze(customer, "test");
        unfreeze(customer, "test");

        for (var keyId : new UUID[] {customer.keyId(), UUID.fromString(second.text("id"))}) {
            await().untilAsserted(() -> assertThat(facts.heard(KeyChanged.class, KeyChanged.TOPIC))
                    .filteredOn(fact -> fact.keyId().equals(keyId))
                    .isSortedAccordingTo(Comparator.comparingLong(KeyChanged::version))
                    .extracting(KeyChanged::usable)
                    .containsExactly(true, false, true));
        }
    }

    @Test
    void anUnfrozenAccountGoesOnAsBefore() {
        var customer = wallet.customerWith(1_000);
        freeze(customer, "mistake");

        assertThat(unfreeze(customer, "sorry").text("standing")).isEqualTo("open");

        assertThat(check(customer).body().path("frozen").asBoolean()).isFalse();
        assertThat(wallet.hold(customer, UUID.randomUUID(), 10).status()).isEqualTo(200);
    }

    @Test
    void everyFreezeLeavesARowThatNobodyChanges() {
        var customer = wallet.customer();
        freeze(customer, "first");
        freeze(customer, "again");
        unfreeze(customer, "done");
        unfreeze(customer, "again");

        var shown = wallet.get(wallet.callers().admin(), path(customer.id(), "standing"));

        assertThat(shown.body().path("history").findValuesAsString("reason")).containsExactly("done", "first");
        assertThat(shown.body().path("history").findValuesAsString("action")).containsExactly("unfreeze", "freeze");
        assertThat(shown.body().path("history").get(0).path("request_id").isString())
                .isTrue();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from account_audit").update());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \" \"}", "{\"reason\": null}", "{\"reason\": \"a\\u0000b\"}", "[]"})
    void refusesToFreezeWithoutAReason(String body) {
        var customer = wallet.customer();

        assertThat(wallet.post(wallet.callers().admin(), path(customer.id(), "freeze"), body)
                        .status())
                .isEqualTo(400);
        assertThat(check(customer).body().path("frozen").asBoolean()).isFalse();
    }

    @Test
    void isForTheAdminAndForAccountsThatExist() {
        var customer = wallet.customer();

        assertThat(wallet.post(wallet.as(customer), path(customer.id(), "freeze"), Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(wallet.post(wallet.callers().admin(), path(UUID.randomUUID(), "freeze"), Map.of("reason", "x"))
                        .text("code"))
                .isEqualTo("account_not_found");
    }

    private Answer freeze(Customer customer, String reason) {
        return wallet.post(wallet.callers().admin(), path(customer.id(), "freeze"), Map.of("reason", reason));
    }

    private Answer unfreeze(Customer customer, String reason) {
        return wallet.post(wallet.callers().admin(), path(customer.id(), "unfreeze"), Map.of("reason", reason));
    }

    private Answer check(Customer customer) {
        return wallet.post(
                wallet.callers().service("gateway-service"),
                "/internal/v1/key-checks",
                Map.of("key", customer.secret()));
    }

    private static String path(UUID accountId, String what) {
        return "/api/v1/admin/wallet/accounts/" + accountId + "/" + what;
    }
}
