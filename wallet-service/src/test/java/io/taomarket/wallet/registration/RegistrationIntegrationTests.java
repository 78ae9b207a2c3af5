package io.taomarket.wallet.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.wallet.IssuanceChanged;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class RegistrationIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Test
    void recyclesThePriceOnceAndSaysSo() {
        var miner = wallet.customerWith(1_000);
        var request = request(miner, Hotkeys.bound(wallet, miner), 400);

        facts.say(request, request);

        await().untilAsserted(() -> assertThat(facts.heard(RegistrationPaid.class, RegistrationPaid.TOPIC))
                .filteredOn(fact -> fact.registrationId().equals(request.registrationId()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.paidRao()).isEqualTo(400)));
        assertThat(wallet.freeRao(miner)).isEqualTo(600);
        var recycledRao = Long.parseLong(wallet.supply().path("recycled_rao").asString());
        await().untilAsserted(() -> assertThat(facts.heard(IssuanceChanged.class, IssuanceChanged.TOPIC))
                .last()
                .satisfies(fact -> assertThat(fact.recycledRao()).isEqualTo(recycledRao)));
    }

    @Test
    void declinesWhenTheMoneyDoesNotSuffice() {
        var miner = wallet.customerWith(399);
        var request = request(miner, Hotkeys.bound(wallet, miner), 400);

        facts.say(request);

        assertDeclined(request, "insufficient_funds");
        assertThat(wallet.freeRao(miner)).isEqualTo(399);
    }

    @Test
    void declinesAHotkeyOfAnotherAccount() {
        var miner = wallet.customerWith(1_000);
        var request = request(miner, Hotkeys.bound(wallet, wallet.customer()), 400);

        facts.say(request);

        assertDeclined(request, "hotkey_not_owned");
    }

    @Test
    void declinesAnAccountThatDoesNotExist() {
        var nobody = new Customer(UUID.randomUUID(), UUID.randomUUID(), "");
        var request = request(nobody, Hotkeys.bound(wallet, wallet.customer()), 400);

        facts.say(request);

        assertDeclined(request, "account_not_found");
    }

    @Test
    void declinesWhatIsBeyondTheLimitOfTheKey() {
        var miner = wallet.customerWith(1_000);
        var key = wallet.post(wallet.as(miner), "/api/v1/keys", Map.of("name", "limited", "limit_rao", "500"));
        var keyId = UUID.fromString(key.text("id"));
        var hotkey = Hotkeys.bound(wallet, miner);
        var first = request(miner, hotkey, 400, keyId);
        var second = request(miner, hotkey, 101, keyId);

        facts.say(first);
        await().untilAsserted(() -> assertThat(wallet.freeRao(miner)).isEqualTo(600));
        facts.say(second);

        assertDeclined(second, "key_limit_exceeded");
        assertThat(wallet.freeRao(miner)).isEqualTo(600);
    }

    private void assertDeclined(RegistrationRequested request, String code) {
        await().untilAsserted(() -> assertThat(facts.heard(RegistrationDeclined.class, RegistrationDeclined.TOPIC))
                .filteredOn(fact -> fact.registrationId().equals(request.registrationId()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.code()).isEqualTo(code)));
    }

    private static RegistrationRequested request(Customer miner, String hotkey, long priceRao) {
        return request(miner, hotkey, priceRao, null);
    }

    private static RegistrationRequested request(Customer miner, String hotkey, long priceRao, @Nullable UUID keyId) {
        return new RegistrationRequested(
                UUID.randomUUID(), Instant.now(), UUID.randomUUID(), 1, miner.id(), hotkey, priceRao, keyId);
    }
}
