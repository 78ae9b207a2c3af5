package io.taomarket.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.wallet.IssuanceChanged;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class WalletServiceIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Test
    void isReadyWhenDatabaseAndBrokerAnswer() {
        var health = wallet.get("", "/actuator/health/readiness");

        assertThat(health.text("status")).isEqualTo("UP");
    }

    @Test
    void describesItsCalls() {
        var paths = wallet.get("", "/internal/openapi").body().path("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/accounts", "/api/v1/keys/{id}", "/api/v1/transfers", "/api/v1/stakes/move", "/v1/key");
    }

    @Test
    void showsItsMetrics() {
        await().untilAsserted(() -> assertThat(wallet.text("", "/actuator/prometheus"))
                .contains(
                        "taomarket_wallet_invariant_violations{",
                        "invariant=\"I1\"",
                        "taomarket_wallet_invariant_age_seconds",
                        "taomarket_wallet_seals_overdue_days",
                        "taomarket_wallet_settlements_loss_rao"));
    }

    @Test
    void saysAtTheFirstStartWhatExists() {
        await().untilAsserted(() -> assertThat(facts.heard(IssuanceChanged.class, IssuanceChanged.TOPIC))
                .first()
                .satisfies(first -> {
                    assertThat(first.version()).isEqualTo(1);
                    assertThat(first.genesisRao()).isEqualTo(1_000_000_000_000_000L);
                    assertThat(first.mintedRao()).isZero();
                }));
    }

    @Test
    void letsNobodyInWhoDoesNotComeThroughTheGateway() {
        assertThat(wallet.get("forged", "/api/v1/wallet").status()).isEqualTo(401);
    }
}
