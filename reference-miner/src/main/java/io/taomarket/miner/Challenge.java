package io.taomarket.miner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Proves that whoever answers at this address holds the hotkey, so that nobody can register somebody else's server. */
final class Challenge {

    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private final SigningKey key;

    Challenge(SigningKey key) {
        this.key = key;
    }

    void answer(Call call) throws IOException {
        var nonce = call.query("nonce").orElse("");
        if (!NONCE.matcher(nonce).matches())
            throw ApiError.invalid("nonce", "nonce must be 16 to 128 letters, digits, hyphens or underscores");
        var document = Json.object()
                .put("hotkey", key.address().ss58())
                .put("scheme", key.scheme().label())
                .put("signature", HexFormat.of().formatHex(key.sign(message(nonce))));
        call.answer(200, document);
    }

    /** The prefix keeps a challenge from being passed off as anything else that a hotkey signs. */
    static byte[] message(String nonce) {
        return ("taomarket-challenge\n" + nonce).getBytes(UTF_8);
    }
}
