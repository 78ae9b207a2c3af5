package io.taomarket.wallet.hotkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class HotkeyIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Test
    void belongsToOneAccountForEver() {
        var miner = wallet.customer();
        var thief = wallet.customer();
        var key = SigningKey.generate();

        assertThat(Hotkeys.bind(wallet, miner, key, miner.id()).status()).isEqualTo(201);
        assertThat(Hotkeys.bind(wallet, miner, key, miner.id()).status()).isEqualTo(200);
        var taken = Hotkeys.bind(wallet, thief, key, thief.id());

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("code")).isEqualTo("hotkey_taken");
        var list = wallet.get(wallet.as(miner), "/api/v1/hotkeys").body().path("items");
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get(0).path("hotkey").asString())
                .isEqualTo(key.address().ss58());
        assertThat(wallet.get(wallet.as(thief), "/api/v1/hotkeys")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void mustSignForTheAccountItself() {
        var miner = wallet.customer();
        var thief = wallet.customer();

        var answer = Hotkeys.bind(wallet, thief, SigningKey.generate(), miner.id());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("bad_signature");
    }

    @Test
    void refusesWhatIsNeitherAnAddressNorASignature() {
        var miner = wallet.as(wallet.customer());
        var address = SigningKey.generate().address().ss58();

        var noAddress = Map.of("hotkey", "5nonsense", "scheme", "ed25519", "signature", "00".repeat(64));
        var noSignature = Map.of("hotkey", address, "scheme", "ed25519", "signature", "zz");
        var noScheme = Map.of("hotkey", address, "scheme", "rsa", "signature", "00".repeat(64));

        assertThat(wallet.post(miner, "/api/v1/hotkeys", noAddress).text("field"))
                .isEqualTo("hotkey");
        assertThat(wallet.post(miner, "/api/v1/hotkeys", noSignature).text("field"))
                .isEqualTo("signature");
        assertThat(wallet.post(miner, "/api/v1/hotkeys", noScheme).text("field"))
                .isEqualTo("scheme");
    }
}
