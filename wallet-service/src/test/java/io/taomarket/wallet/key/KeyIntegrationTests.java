package io.taomarket.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;

import io.taomarket.contracts.wallet.KeyChanged;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.TestClock;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WalletTest
class KeyIntegrationTests {

    private static final String KEYS = "/api/v1/keys";

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void tellsTheGatewayWhoseKeyItIs() {
        var customer = wallet.customer();

        var answer = check(customer.secret());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("account_id")).isEqualTo(customer.id().toString());
        assertThat(answer.text("key_id")).isEqualTo(customer.keyId().toString());
        assertThat(answer.body().path("requests_per_minute").isNull()).isTrue();
    }

    @Test
    void knowsNoKeyThatWasNeverMade() {
        var customer = wallet.customer();

        assertThat(check("tao_sk_nonsense").text("code")).isEqualTo("invalid_api_key");
        assertThat(check(customer.secret().replace(customer.secret().charAt(20), '_'))
                        .status())
                .isEqualTo(404);
        assertThat(check(KeySecret.generate(new SecureRandom()).text()).status())
                .isEqualTo(404);
    }

    @Test
    void keepsNoSecret() {
        var customer = wallet.customer();

        var stored = jdbc.sql("select api_key::text from api_key where id = ?")
                .param(customer.keyId())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(customer.secret().substring(13));
    }

    @Test
    void showsTheSecretOnlyOnce() {
        var customer = wallet.customer();
        var made = wallet.post(wallet.as(customer), KEYS, Map.of("name", "second"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("key")).startsWith("tao_sk_");
        assertThat(made.body().path("scopes").valueStream().map(s -> s.asString()))
                .containsExactly("inference");

        var shown = wallet.get(wallet.as(customer), KEYS + "/" + made.text("id"));
        var list = wallet.get(wallet.as(customer), KEYS);

        assertThat(shown.body().has("key")).isFalse();
        assertThat(list.body().path("items").size()).isEqualTo(2);
        assertThat(list.body().toString()).doesNotContain(made.text("key"));
    }

    @Test
    void refusesARevokedKeyAndTellsTheGateway() {
        var customer = wallet.customer();
        var second = wallet.post(wallet.as(customer), KEYS, Map.of("name", "second"));
        var path = KEYS + "/" + second.text("id");

        assertThat(wallet.send(wallet.as(customer), DELETE, path, null, null).status())
                .isEqualTo(204);

        assertThat(check(second.text("key")).status()).isEqualTo(404);
        assertThat(wallet.get(wallet.as(customer), path).status()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(facts.heard(KeyChanged.class, KeyChanged.TOPIC))
                .filteredOn(fact -> fact.keyId().toString().equals(second.text("id")))
                .extracting(KeyChanged::usable)
                .containsExactly(true, false));
    }

    @Test
    void changesWhatThePatchNamesAndNothingElse() {
        var customer = wallet.customer();
        var made = wallet.post(
                wallet.as(customer),
                KEYS,
                Map.of("name", "n", "limit_rao", "500", "limit_reset", "daily", "models", List.of("a/b")));
        var path = KEYS + "/" + made.text("id");

        var changed = patch(customer, path, "{\"limit_rao\": null, \"requests_per_minute\": 7}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("limit_rao").isNull()).isTrue();
        assertThat(changed.text("limit_reset")).isEqualTo("daily");
        assertThat(changed.body().path("requests_per_minute").asInt()).isEqualTo(7);
        assertThat(check(made.text("key")).body().path("models").get(0).asString())
                .isEqualTo("a/b");
        assertThat(patch(customer, path, "{\"disabled\": true}").status()).isEqualTo(200);
        assertThat(check(made.text("key")).status()).isEqualTo(404);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        var customer = wallet.customer();
        var path = KEYS + "/" + customer.keyId();

        assertThat(patch(customer, path, "{\"limit_rao\": -1}").text("code")).isEqualTo("amount_invalid");
        assertThat(patch(customer, path, "{\"role\": \"admin\"}").text("code")).isEqualTo("field_unknown");
        assertThat(patch(customer, path, "{\"scopes\": [\"everything\"]}").text("field"))
                .isEqualTo("scopes");
        assertThat(patch(customer, path, "{\"name\": null}").text("field")).isEqualTo("name");
        assertThat(patch(customer, path, "{\"expires_at\": \"2001-01-01T00:00:00Z\"}")
                        .text("field"))
                .isEqualTo("expires_at");
        assertThat(patch(customer, path, "{\"tokens_per_minute\": 0}").text("field"))
                .isEqualTo("tokens_per_minute");
        assertThat(patch(customer, path, "[]").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"n\", \"models\": [null]}",
                "{\"name\": \"n\", \"models\": [\"a,b\"]}",
                "{\"name\": \"n\", \"scopes\": [null]}",
                "{\"name\": \"n\", \"scopes\": []}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"\\ud800\"}",
                "{\"name\": \"n\", \"limit_rao\": \"1e3\"}",
                "{\"name\": \"n\", \"limit_rao\": \"21000000000000001\"}",
                "{\"name\": \"n\", \"limit_reset\": \"yearly\"}",
                "{\"name\": \"n\", \"requests_per_minute\": 2147483648}",
                "{\"name\": \"n\", \"requests_per_minute\": 0.5}",
                "{\"name\": \"n\", \"tokens_per_minute\": -5}",
                "{\"name\": \"n\", \"expires_at\": \"+300000-01-01T00:00:00Z\"}",
                "{\"name\": \"n\", \"expires_at\": \"tomorrow\"}",
                "{\"name\": \"n\", \"id\": \"00000000-0000-0000-0000-000000000001\"}",
                "{}",
                "null"
            })
    void refusesHostileSettingsAtTheDoor(String settings) {
        var customer = wallet.customer();

        assertThat(wallet.post(wallet.as(customer), KEYS, settings).status()).isEqualTo(400);
        assertThat(wallet.get(wallet.as(customer), KEYS).body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void hidesTheKeysOfOthers() {
        var victim = wallet.customer();
        var attacker = wallet.customer();
        var path = KEYS + "/" + victim.keyId();

        assertThat(wallet.get(wallet.as(attacker), path).status()).isEqualTo(404);
        assertThat(patch(attacker, path, "{\"disabled\": true}").status()).isEqualTo(404);
        assertThat(wallet.send(wallet.as(attacker), DELETE, path, null, null).status())
                .isEqualTo(404);
        assertThat(check(victim.secret()).status()).isEqualTo(200);
    }

    @Test
    void letsNoKeyGiveWhatItDoesNotHave() {
        var customer = wallet.customer();
        var weak = wallet.as(customer, "keys");

        var answer = wallet.post(weak, KEYS, Map.of("name", "strong", "scopes", List.of("keys", "wallet:write")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("scope")).isEqualTo("wallet:write");
        assertThat(wallet.get(wallet.as(customer, "inference"), KEYS).status()).isEqualTo(403);
    }

    @Test
    void forgetsAKeyThatHasExpired() {
        var customer = wallet.customer();
        var expiresAt = clock.instant().plus(Duration.ofMinutes(1)).toString();
        var made = wallet.post(wallet.as(customer), KEYS, Map.of("name", "short", "expires_at", expiresAt));
        assertThat(check(made.text("key")).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));

        assertThat(check(made.text("key")).status()).isEqualTo(404);
    }

    @Test
    void remembersWhenAKeyWasUsed() {
        var customer = wallet.customer();
        check(customer.secret());

        await().untilAsserted(() -> assertThat(wallet.get(wallet.as(customer), KEYS + "/" + customer.keyId())
                        .body()
                        .path("last_used_at")
                        .isNull())
                .isFalse());
    }

    @Test
    void tellsOnlyServicesWhoseKeyItIs() {
        var customer = wallet.customer();

        var answer = wallet.post(wallet.as(customer), "/internal/v1/key-checks", Map.of("key", customer.secret()));

        assertThat(answer.status()).isEqualTo(403);
    }

    private Answer check(String secret) {
        return wallet.post(
                wallet.callers().service("gateway-service"), "/internal/v1/key-checks", Map.of("key", secret));
    }

    private Answer patch(WalletClient.Customer customer, String path, String body) {
        return wallet.send(wallet.as(customer), PATCH, path, null, body);
    }
}
