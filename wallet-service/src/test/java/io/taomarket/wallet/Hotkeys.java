package io.taomarket.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Hotkeys for tests. */
public final class Hotkeys {

    private Hotkeys() {}

    /** Binds a new hotkey to the account and returns its address. */
    public static String bound(WalletClient wallet, Customer owner) {
        var key = SigningKey.generate();
        var answer = bind(wallet, owner, key, owner.id());
        if (answer.status() != 201) throw new AssertionError(answer);
        return key.address().ss58();
    }

    public static Answer bind(WalletClient wallet, Customer caller, SigningKey key, UUID signedFor) {
        var signature = HexFormat.of().formatHex(key.sign(("taomarket-hotkey\n" + signedFor).getBytes(UTF_8)));
        return wallet.post(
                wallet.as(caller),
                "/api/v1/hotkeys",
                Map.of("hotkey", key.address().ss58(), "scheme", "ed25519", "signature", signature));
    }
}
