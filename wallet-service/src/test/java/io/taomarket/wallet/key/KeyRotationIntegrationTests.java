package io.taomarket.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.wallet.KeyChanged;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.TestClock;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@WalletTest
class KeyRotationIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void bothSecretsOpenTheSameKeyUntilTheOverlapEnds() {
        var customer = wallet.customer();

        var rotated = rotate(customer, 60);

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("id")).isEqualTo(customer.keyId().toString());
        assertThat(rotated.text("key")).startsWith("tao_sk_").isNotEqualTo(customer.secret());
        assertThat(rotated.text("prefix")).isEqualTo(rotated.text("key").substring(0, 13));
        assertThat(check(rotated.text("key")).text("key_id"))
                .isEqualTo(check(customer.secret()).text("key_id"));

        clock.advance(Duration.ofSeconds(61));

        assertThat(check(customer.secret()).text("code")).isEqualTo("invalid_api_key");
        assertThat(check(rotated.text("key")).status()).isEqualTo(200);
    }

    /** The gateway remembers keys; it must stop by itself when the overlap ends. */
    @Test
    void theGatewayIsToldWhenTheOldSecretEnds() {
        var customer = wallet.customer();
        var rotated = rotate(customer, 60);

        var old = Instant.parse(check(customer.secret()).text("expires_at"));

        assertThat(old).isEqualTo(Instant.parse(rotated.text("old_secret_until")));
        assertThat(Duration.between(clock.instant(), old)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(check(rotated.text("key")).body().path("expires_at").isNull())
                .isTrue();
        await().untilAsserted(() -> assertThat(facts.heard(KeyChanged.class, KeyChanged.TOPIC))
                .filteredOn(fact -> fact.keyId().equals(customer.keyId()))
                .extracting(KeyChanged::usable)
                .containsExactly(true, true));
    }

    @Test
    void anOldSecretLivesNoLongerThanItsKey() {
        var customer = wallet.customer();
        var expiresAt = clock.instant().plusSeconds(30).toString();
        var key = wallet.post(wallet.as(customer), "/api/v1/keys", Map.of("name", "short", "expires_at", expiresAt));
        rotate(customer, key.text("id"), Map.of("overlap_seconds", 3600));

        assertThat(Instant.parse(check(key.text("key")).text("expires_at")))
                .isBefore(clock.instant().plusSeconds(31));
    }

    @Test
    void aLeakedSecretDiesAtOnceWithoutOverlap() {
        var customer = wallet.customer();

        var rotated = rotate(customer, 0);

        assertThat(check(customer.secret()).status()).isEqualTo(404);
        assertThat(check(rotated.text("key")).status()).isEqualTo(200);
    }

    @Test
    void eachOldSecretKeepsTheOverlapItWasGiven() {
        var customer = wallet.customer();
        var second = rotate(customer, 600);
        var third = rotate(customer, 60);

        clock.advance(Duration.ofSeconds(61));

        assertThat(check(customer.secret()).status()).isEqualTo(200);
        assertThat(check(second.text("key")).status()).isEqualTo(404);
        assertThat(check(third.text("key")).status()).isEqualTo(200);
    }

    @Test
    void settingsUseAndLimitsGoOn() {
        var customer = wallet.customerWith(1_000);
        var made = wallet.post(
                wallet.as(customer),
                "/api/v1/keys",
                Map.of("name", "n", "limit_rao", "500", "requests_per_minute", 7, "models", List.of("a/b")));
        var keyId = UUID.fromString(made.text("id"));
        assertThat(wallet.hold(customer, keyId, UUID.randomUUID(), 400).status())
                .isEqualTo(200);

        var rotated = rotate(customer, made.text("id"), Map.of("overlap_seconds", 0));

        assertThat(rotated.text("limit_rao")).isEqualTo("500");
        assertThat(check(rotated.text("key")).body().path("requests_per_minute").asInt())
                .isEqualTo(7);
        assertThat(wallet.hold(customer, keyId, UUID.randomUUID(), 200).text("code"))
                .isEqualTo("key_limit_exceeded");
    }

    @Test
    void aRepeatedRequestGetsTheSameSecretAgain() {
        var customer = wallet.customer();
        var path = "/api/v1/keys/" + customer.keyId() + "/rotate";

        var first = wallet.post(wallet.as(customer), path, "once", Map.of("overlap_seconds", 0));
        var second = wallet.post(wallet.as(customer), path, "once", Map.of("overlap_seconds", 0));

        assertThat(second.replayed()).isTrue();
        assertThat(second.text("key")).isEqualTo(first.text("key"));
        assertThat(check(first.text("key")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"overlap_seconds\": null}",
                "{\"overlap_seconds\": -1}",
                "{\"overlap_seconds\": 604801}",
                "{\"overlap_seconds\": 1.5}",
                "{\"overlap_seconds\": 9223372036854775808}",
                "{\"overlap_seconds\": \"soon\"}",
                "{\"overlap_seconds\": 1, \"key\": \"tao_sk_mine\"}",
                "[]",
                ""
            })
    void refusesAnOverlapThatIsNone(String body) {
        var customer = wallet.customer();

        var answer = rotate(customer, customer.keyId().toString(), body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(check(customer.secret()).status()).isEqualTo(200);
    }

    @Test
    void refusesMoreSecretsThanARolloutNeeds() {
        var customer = wallet.customer();
        for (var count = 1; count < 5; count++)
            assertThat(rotate(customer, 600).status()).isEqualTo(200);

        assertThat(rotate(customer, 600).text("code")).isEqualTo("too_many_secrets");
        assertThat(rotate(customer, 0).status()).isEqualTo(200);
    }

    /** Otherwise whoever may manage keys could take any secret of the account, and with it any scope. */
    @Test
    void noKeyTakesTheSecretOfAStrongerOne() {
        var customer = wallet.customer();
        var weak = wallet.as(customer, "keys", "inference");

        var answer = wallet.post(weak, "/api/v1/keys/" + customer.keyId() + "/rotate", Map.of("overlap_seconds", 0));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("scope_missing");
        assertThat(check(customer.secret()).status()).isEqualTo(200);
    }

    @Test
    void nobodyRotatesTheKeysOfOthersOrRevokedOnes() {
        var victim = wallet.customer();
        var attacker = wallet.customer();
        var second = wallet.post(wallet.as(victim), "/api/v1/keys", Map.of("name", "second"));
        wallet.send(wallet.as(victim), HttpMethod.DELETE, "/api/v1/keys/" + second.text("id"), null, null);

        assertThat(rotate(attacker, victim.keyId().toString(), Map.of("overlap_seconds", 0))
                        .status())
                .isEqualTo(404);
        assertThat(rotate(victim, second.text("id"), Map.of("overlap_seconds", 0))
                        .status())
                .isEqualTo(404);
        assertThat(check(second.text("key")).status()).isEqualTo(404);
    }

    @Test
    void forgetsSecretsWhoseOverlapIsOver() {
        var customer = wallet.customer();
        rotate(customer, 60);
        clock.advance(Duration.ofSeconds(61));
        rotate(customer, 60);

        assertThat(jdbc.sql("select count(*) from key_secret where key_id = ?")
                        .param(customer.keyId())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private Answer rotate(Customer customer, long overlapSeconds) {
        return rotate(customer, customer.keyId().toString(), Map.of("overlap_seconds", overlapSeconds));
    }

    private Answer rotate(Customer customer, String keyId, Object body) {
        return wallet.post(wallet.as(customer), "/api/v1/keys/" + keyId + "/rotate", body);
    }

    private Answer check(String secret) {
        return wallet.post(
                wallet.callers().service("gateway-service"), "/internal/v1/key-checks", Map.of("key", secret));
    }
}
